namespace Nhi.Governance;

/// <summary>Joins what works by means of another identity with that identity: each stays what it is, with its own class, owners and end.</summary>
internal static class Holdings
{
    public static void Relate(PrincipalIndex index)
    {
        foreach (var holder in index.Principals.Where(principal => principal.Holds.Count > 0))
        {
            foreach (var name in holder.Holds)
            {
                // By one name alone: of several nothing tells which it is.
                var held = index.Find(name) is [var only] ? only : null;
                if (held == holder)
                {
                    continue;
                }

                var relation = new Relation(RelationKind.Holds, holder.Id, held?.Id ?? name, RelationState.Asserted, holder.Source);
                holder.Relations.Add(relation);
                held?.Relations.Add(relation);
            }
        }
    }
}
