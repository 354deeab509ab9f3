"""What staff may be permitted to do; roles bundle these as data, code asks only for these."""

TAKE = "matter.take"  # take in letters, calls, visits
REGISTER = "matter.register"  # register, classify
ROUTE = "matter.route"  # forward, assign, redirect, refuse
HANDLE = "matter.handle"  # accept, ask for more, extend, decide, keep promises
SERVE = "matter.serve"  # serve documents, close
SUPERVISE = "matter.supervise"  # see across the area of the office
REPORTS = "matter.reports"  # read reports (检举控告)
STATISTICS = "statistics.read"
ADMINISTER = "installation.administer"

ALL = frozenset({TAKE, REGISTER, ROUTE, HANDLE, SERVE, SUPERVISE, REPORTS, STATISTICS, ADMINISTER})

# The roles an installation starts with; an administrator edits them as data.
STARTING_ROLES: dict[str, tuple[str, ...]] = {
    "clerk": (TAKE, REGISTER, ROUTE, HANDLE, SERVE),
    "handler": (HANDLE, SERVE),
    "reports_officer": (HANDLE, SERVE, REPORTS),
    "supervisor": (SUPERVISE, ROUTE, REGISTER, STATISTICS),
    "leader": (SUPERVISE, STATISTICS),
    "analyst": (STATISTICS,),
    "administrator": (ADMINISTER,),
}
