"""What is done after each act: one line an act, read from left to right."""

from collections.abc import Mapping

from huiyin.jobs.bulk.telling import officer_named, succeeded
from huiyin.jobs.courses.minutes import promised_at_table, struck_at_table
from huiyin.jobs.courses.proceedings import asked_units, lead, refused_there
from huiyin.jobs.hearings import heard, invited, uninvited
from huiyin.jobs.joint.signers import all_left, signer_says, withdrew
from huiyin.jobs.reading.same import says_more
from huiyin.jobs.reading.scans import pictures
from huiyin.jobs.receptions import telling as receptions
from huiyin.jobs.screening import telling as screening
from huiyin.jobs.signing.drafts import unit_of_draft
from huiyin.jobs.signing.rules import answered, found_wrong, proposed
from huiyin.jobs.supervision import telling as supervision
from huiyin.jobs.telling import (
    FollowUp,
    desk,
    disputed,
    holder,
    left_desk,
    named,
    overseers,
    person,
    recounted,
)
from huiyin.jobs.visits import announced
from huiyin.jobs.visits import table as visits

NOTHING: tuple[FollowUp, ...] = ()

FOLLOW_UPS: Mapping[str, tuple[FollowUp, ...]] = {
    # taking in
    "take_online": (desk("desk_new"), pictures),
    "take_letter": (desk("desk_new"), pictures),
    "take_call": (desk("desk_new"), pictures),
    "take_visit": (desk("desk_new"), pictures),
    "register": (desk("desk_new"),),
    "add_material": (holder("material"), pictures),
    "take_transcript": (says_more,),
    # where it goes
    "accept": (person("accepted"),),
    "refuse": (person("refused"),),
    "redirect": (person("redirected"), uninvited),
    "forward": (person("forwarded"), desk("desk_passed")),
    "assign": (person("assigned"), desk("desk_passed")),
    "object_transfer": (named("objected"),),
    "agree_return": (person("returned"), named("objection_agreed")),
    "refuse_return": (named("objection_refused"),),
    "refer_to_arbiter": (person("disputed"), desk("dispute_referred"), named("dispute_told")),
    "arbitrate": (person("arbitrated"), desk("dispute_yours"), named("dispute_decided")),
    "report_back": (named("reported"),),
    # handling
    "ask_for_more": (person("more"),),
    "extend": (person("extended"),),
    "interim_reply": (person("interim"),),
    "decide": (person("decided"), proposed, found_wrong),
    "serve": (person("served"),),
    "keep_promise": (person("promise_kept"),),
    "close": NOTHING,
    # promises
    "confirm_promise": (disputed("promise_disputed"),),
    "follow_up": (disputed("promise_disputed"),),
    "press_promise": (overseers("promise_pressed"), person("pressed")),
    "answer_pressing": (overseers("pressing_answered"), person("pressing_answer")),
    "agree_contact": NOTHING,
    # publishing
    "publish_answer": NOTHING,
    "agree_publication": NOTHING,
    "withdraw_publication": NOTHING,
    # papers on their way
    "serve_paper": NOTHING,
    "send_paper": (person("paper_sent"),),
    "note_returned": (person("paper_returned"),),
    "reissue": (person("paper_corrected"),),
    "confirm_receipt": (holder("receipt_confirmed"),),
    # proceedings
    "accept_simply": (person("accepted_simply"),),
    "leave_simple": (person("not_simple"),),
    # hearing
    "call_hearing": (heard("hearing_called"), invited("hearing_invited")),
    "hold_hearing": (heard("hearing_held"),),
    "cancel_hearing": (heard("hearing_cancelled"), invited("hearing_uninvited")),
    # exchange
    "hand_over": (heard("handed_over"),),
    "take_over": (desk("desk_new"), heard("taken_over"), pictures),
    "note_receipt": (heard("receipt_noted"),),
    # hearing
    "mediate": (heard("mediation_begun"),),
    "end_mediation": (heard("mediation_ended"), holder("mediation_left")),
    "settle": (heard("agreed"), invited("term_taken_on"), uninvited),
    "publish_hearing": (heard("hearing_published"),),
    # signing
    "submit_draft": (unit_of_draft("to_sign"),),
    "send_back_draft": (unit_of_draft("draft_back"),),
    "take_back_draft": NOTHING,
    "grade": (person("graded"),),
    "invite_joint": (asked_units("task_asked"), person("joint")),
    "contribute": (lead("part_given"),),
    "close_task": NOTHING,
    "recuse": (lead("withdrew"),),
    "consult": NOTHING,
    "give_opinion": NOTHING,
    "investigate": NOTHING,
    "refer_aid": (person("aid_referred"),),
    "note_aid": (person("aid_noted"),),
    "follow_path": (refused_there,),
    "propose_rule_change": (proposed,),
    "propose_improvement": (proposed,),
    "propose_accountability": (proposed,),
    "answer_rule_change": (answered, person("rule_changed")),
    "publish_rule_change": NOTHING,
    "refer_conduct": (desk("desk_new"),),
    # minutes at the table
    "add_minute": (promised_at_table,),
    "strike_minute": (struck_at_table,),
    "sign_minutes": NOTHING,
    "give_copy": NOTHING,
    # what the person does
    "withdraw": (withdrew, uninvited),
    "rate": NOTHING,
    # review
    "ask_review": (desk("desk_review"),),
    "ask_second_review": (desk("desk_review"),),
    "withdraw_request": (left_desk("request_withdrawn"), desk("desk_back"), uninvited),
    "admit_review": (person("review_admitted"),),
    "decline_review": (person("review_declined"), desk("desk_back")),
    "decide_review": (person("review_decided"),),
    "serve_review": (person("review_served"), desk("desk_back")),
    "publish_review": NOTHING,
    "ask_reopen": (desk("desk_reopen"),),
    "reopen": (person("reopened"), desk("desk_new")),
    "decline_reopen": (person("not_reopened"),),
    "merge": (person("joined"), uninvited),
    "absorb": NOTHING,
    "carry_over": (person("carried"), desk("desk_carried")),
    # joint matters: whoever signs is told on a page of their own
    "add_signers": NOTHING,
    "open_join_link": NOTHING,
    "close_join_link": NOTHING,
    "sign_on": NOTHING,
    "confirm_signing": NOTHING,
    "leave_joint": (all_left, uninvited),
    "dissent": (signer_says("signer_dissents"),),
    "receive_answer": NOTHING,
    "choose_representative": NOTHING,
    "end_representative": NOTHING,
    "note_passed_on": NOTHING,
    "split_off": (desk("desk_new"),),
    **announced.FOLLOW_UPS,
    # why matters arise
    "code_cause": NOTHING,
    "settle_cause": NOTHING,
    "open_systemic": NOTHING,
    "link_matter": NOTHING,
    "unlink_matter": NOTHING,
    "plan_measure": NOTHING,
    "solve_systemic": NOTHING,
    "publish_systemic": NOTHING,
    # what the calendar does
    "recount": (recounted,),
    # people who come together
    **visits.FOLLOW_UPS,
    # offices that are pressed
    **supervision.FOLLOW_UPS,
    # who works on it
    "name_officer": (officer_named,),
    "succeed": (succeeded,),
    # checks of what was closed, and the record of responsibility
    "check_closure": NOTHING,
    "answer_check": NOTHING,
    "object_decision": NOTHING,
    "explain_lateness": (person("lateness_explained"),),
    # leaders' reception
    **receptions.FOLLOW_UPS,
    # offices' own files
    **screening.FOLLOW_UPS,
}
