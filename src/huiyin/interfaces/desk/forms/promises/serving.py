"""Forms of serving: how a paper reached the person and what proves it, what is on its way, what came back."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from huiyin.domain.law.terms import Role
from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, day, offer, words
from huiyin.interfaces.desk.forms.papers import WithFiles
from huiyin.interfaces.desk.words import speaking
from huiyin.matters.papers.proof import ways_of
from huiyin.matters.queries.outgoing.papers import on_their_way, to_be_served
from huiyin.work.serving.acts.note_returned import LONGEST, note_returned
from huiyin.work.serving.acts.send_paper import SENT_BY, send_paper
from huiyin.work.serving.acts.serve import serve
from huiyin.work.serving.acts.serve_paper import serve_paper

WAY_WORDS = {
    "direct": _("handed to the person"),
    "co_resident": _("handed to an adult of the same household"),
    "left_with_witness": _("left at their home, because they refused it"),
    "electronic": _("electronically, as they agreed"),
    "post": _("by registered post"),
    "window": _("fetched at the window"),
}
PROOF = ("how", "served_on", "receiver", "relation", "refusal", "witness", "confirmation", "parcel", "note")


class ProofForm(WithFiles, ActForm):
    """How a paper reached the person, when, and what proves it."""

    template = "desk/acts/serve.html"
    elsewhere = {"files": "files_chosen"}
    how = choice(_("How it reached them"), radio=True)
    served_on = day(_("Day they received it"))
    receiver = words(_("Name of the adult who took it"), required=False, longest=60)
    relation = words(_("How they are related to the person"), required=False, longest=40)
    refusal = words(_("Why it was refused"), required=False, longest=200)
    witness = words(
        _("Witness who signed"),
        required=False,
        longest=60,
        help_text=_("Or attach a photograph or video of how it was left at their home."),
    )
    confirmation = words(
        _("How receipt was confirmed"),
        required=False,
        longest=200,
        help_text=_("For example: answered by text message on 20 March."),
    )
    parcel = words(_("Number of the registered letter"), required=False, longest=60)
    note = words(_("Remark"), required=False, longest=200)

    def shape(self) -> None:
        """The ways the law knows; mostly today."""
        ways = ways_of(self.subject.matter)
        offer(self, "how", [(way, str(WAY_WORDS.get(way, way))) for way in ways])
        self.fields["files_chosen"].label = _("Signed receipt, return slip, photograph")
        self.initial = {"served_on": self.today, **self.initial}

    def take_over(self, document: int | None, kinds: Sequence[str] = ()) -> None:
        """What was entered when the paper was sent (of that number, or of these kinds) need not be entered again."""
        if self.is_bound:
            return
        rows = on_their_way(self.subject.matter)
        if kinds:
            answers = {d.no for d in to_be_served(self.subject.matter, self.subject.actor) if d.kind in kinds}
            rows = [row for row in rows if row.document_no in answers]
        else:
            rows = [row for row in rows if row.document_no == document]
        if rows and rows[-1].how in ways_of(self.subject.matter):
            self.initial = {"how": rows[-1].how, "parcel": rows[-1].parcel, **self.initial}

    def proof(self) -> dict[str, Any]:
        """What was filled in, as the act takes it."""
        return {name: self.cleaned_data[name] for name in PROOF} | {"files": self.all_files()}


class ServeForm(ProofForm):
    """How and when the opinion reached the person."""

    def shape(self) -> None:
        """And what begins on that day."""
        super().shape()
        review = self.counsel.limit_as(Role.REVIEW)
        if review:
            text = _("From this day they have %(n)d days to ask for review.")
            self.fields["served_on"].help_text = text % {"n": review.length}
        self.take_over(None, self.counsel.having("served"))

    def perform(self, doing: Doing) -> Any:
        """Serve."""
        return serve(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            key=doing.key,
            **self.proof(),
        )


class WithPaper(ActForm):
    """A form about one of the papers that are for the person and not served yet."""

    document = choice(_("Which paper"), radio=True)

    def offer_papers(self) -> None:
        """The papers of the own unit, each with its number."""
        rows = [d for d in to_be_served(self.subject.matter, self.subject.actor) if self.fits(d)]
        named = [(str(d.no), f"{self.counsel.paper(d.kind).say(speaking())} {d.number}") for d in rows]
        offer(self, "document", named)
        likely = [no for no, _words in named if len(named) == 1] or self.answers_in(rows)
        if likely:
            self.initial = {"document": likely[-1], **self.initial}

    def answers_in(self, papers: list[Any]) -> list[str]:
        """The numbers of opinions among the papers: where there is one, mostly that is what goes out."""
        return [str(d.no) for d in papers if d.kind in self.counsel.having("served")]

    def fits(self, paper: Any) -> bool:
        """Whether the form's act may be about this paper."""
        return True


class ServePaperForm(WithPaper, ProofForm):
    """Which other paper reached the person, how and when."""

    def fits(self, paper: Any) -> bool:
        """An answer is served by an act of its own, unless it was issued anew after that."""
        anew = paper.reissue_of is not None and paper.served_on is not None
        return anew or paper.kind not in self.counsel.having("served")

    def shape(self) -> None:
        """Papers other than the opinion."""
        super().shape()
        self.offer_papers()
        chosen = self.initial.get("document")
        self.take_over(int(chosen) if chosen else None)

    def perform(self, doing: Doing) -> Any:
        """Record it."""
        return serve_paper(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            document=int(self.cleaned_data["document"]),
            key=doing.key,
            **self.proof(),
        )


class SendPaperForm(WithPaper):
    """Which paper is sent, how, when, under which number."""

    how = choice(_("How it is sent"), [(way, WAY_WORDS[way]) for way in SENT_BY], radio=True)
    sent_on = day(_("Sent on"))
    parcel = words(_("Number of the registered letter"), required=False, longest=60)
    field_order = ("document", "how", "sent_on", "parcel")

    def shape(self) -> None:
        """Mostly by post, today."""
        self.offer_papers()
        self.fields["sent_on"].help_text = _(
            "It is not served yet: enter the day of receipt when the return slip comes, or the person confirms it on their page."
        )
        self.initial = {"how": "post", "sent_on": self.today, **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Send."""
        given = {name: self.cleaned_data[name] for name in ("how", "sent_on", "parcel")}
        return send_paper(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            document=int(self.cleaned_data["document"]),
            key=doing.key,
            **given,
        )


class NoteReturnedForm(ActForm):
    """What came back, why, and what comes next."""

    serving = choice(_("What came back"), radio=True)
    returned_on = day(_("Came back on"))
    reason = words(_("Why, as the envelope says"), required=False, longest=LONGEST)
    next_step = words(
        _("What comes next; the person reads this"),
        required=False,
        longest=LONGEST,
        help_text=_("For example: we bring it on 26 March; please fetch it at the window."),
    )

    def shape(self) -> None:
        """What is on its way."""
        sent = [(str(s.no), f"{s.tried_on:%Y-%m-%d} {s.parcel or WAY_WORDS[s.how]}") for s in self._sent()]
        offer(self, "serving", sent)
        if len(sent) == 1:
            self.initial = {"serving": sent[0][0], **self.initial}
        self.initial = {"returned_on": self.today, **self.initial}

    def _sent(self) -> list[Any]:
        return [s for s in on_their_way(self.subject.matter) if s.how == "post"]

    def perform(self, doing: Doing) -> Any:
        """Note it."""
        given = {name: self.cleaned_data[name] for name in ("reason", "next_step", "returned_on")}
        return note_returned(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            serving=int(self.cleaned_data["serving"]),
            key=doing.key,
            **given,
        )
