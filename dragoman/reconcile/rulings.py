"""One decision of a court is one act, whoever tells of it: the court, a party, the press.

Takes acts and the clusters they stand in; joins clusters. A decision is known by its id (`rulings.tsv`): "the award",
"an international tribunal's ruling" and "the Permanent Court of Arbitration decided" name neither the same court nor
the same parties. A ruling that is awaited is that decision before it came out.
"""

from collections.abc import Iterable

from dragoman.reconcile.act import Act
from dragoman.reconcile.clusters import Clusters
from dragoman.types.claim import decision_of


def join_rulings(acts: Iterable[Act], clusters: Clusters) -> None:
    """Join what is told of each known decision."""
    told: dict[str, str] = {}
    for act in acts:
        name = decision_of(act.claim.origin, act.claim.framework_id)
        if name:
            clusters.join(told.setdefault(name, act.id), act.id)
