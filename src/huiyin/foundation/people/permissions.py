"""What staff may be permitted to do; roles bundle these as data, code asks only for these."""

TAKE = "matter.take"  # take in letters, calls, visits
REGISTER = "matter.register"  # register, classify
ROUTE = "matter.route"  # forward, assign, redirect, refuse
HANDLE = "matter.handle"  # accept, ask for more, extend, decide, keep promises
SERVE = "matter.serve"  # serve documents, close
SUPERVISE = "matter.supervise"  # see across the area of the office
REPORTS = "matter.reports"  # read reports (检举控告)
SIGN = "paper.sign"  # sign what others drafted: ordinary matters, as deputy in charge
SIGN_HEAD = "paper.sign_head"  # sign as head of the unit: grave matters too
REVIEW = "matter.review"  # accept, hear and decide reviews as the organ above
ARBITRATE = "routing.arbitrate"  # decide between units that each say a matter is not theirs
RECEIVE = "people.receive"  # receive people who come: boards of visits, minutes at the table, receptions
RULES = "routing.rules"  # edit which unit is competent for what, and the tree of offices
STAFFING = "office.staffing"  # name officers and deputies, hand the work of one over to another
STATISTICS = "statistics.read"
ADMINISTER = "installation.administer"

ALL = frozenset(
    {
        TAKE,
        REGISTER,
        ROUTE,
        HANDLE,
        SERVE,
        SUPERVISE,
        REPORTS,
        SIGN,
        SIGN_HEAD,
        REVIEW,
        ARBITRATE,
        RECEIVE,
        RULES,
        STAFFING,
    }
    | {STATISTICS, ADMINISTER}
)

# The roles an installation starts with; an administrator edits them as data.
STARTING_ROLES: dict[str, tuple[str, ...]] = {
    "clerk": (TAKE, REGISTER, ROUTE, HANDLE, SERVE, RECEIVE),
    "handler": (HANDLE, SERVE, RECEIVE),
    "reports_officer": (HANDLE, SERVE, REPORTS),
    "signer": (SIGN, STAFFING),
    "head": (SIGN, SIGN_HEAD, STAFFING, RECEIVE),
    "reviewer": (REVIEW, SERVE, SIGN),
    "arbiter": (ARBITRATE,),
    "supervisor": (SUPERVISE, ROUTE, REGISTER, RULES, STATISTICS, RECEIVE),
    "leader": (SUPERVISE, STATISTICS, RECEIVE),
    "analyst": (STATISTICS,),
    "administrator": (ADMINISTER,),
}
