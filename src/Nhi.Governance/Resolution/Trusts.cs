namespace Nhi.Governance;

/// <summary>Reads who admits whom: verifies what is claimed, names what dangles, and leaves both as facts and relations.</summary>
internal sealed class Trusts(EstateContext estate)
{
    public void Resolve()
    {
        foreach (var principal in estate.Index.Principals)
        {
            if (principal.Admissions.Count > 0)
            {
                new TrustReading(principal, estate).Read();
            }
        }

        foreach (var principal in estate.Index.Principals.Where(principal => principal.Becomes.Count > 0))
        {
            Claim(principal);
        }
    }

    /// <summary>What an identity claims it can become, held against the trust of what it names.</summary>
    private void Claim(Principal principal)
    {
        var assertedOnly = new List<string>();
        var dangling = new List<string>();
        var trustJudged = true;
        var existenceJudged = true;
        foreach (var name in principal.Becomes)
        {
            var roles = estate.Index.Find(name);
            if (roles is [var role])
            {
                if (principal.Relations.Any(relation => relation.State == RelationState.Verified && relation.To == role.Id))
                {
                    continue;
                }

                principal.CanBecome(role, RelationState.Asserted, principal.Source);
                if (role.Admissions.Count > 0 && principal.Facts.Get(TrustFacts.Issuer).IsKnown)
                {
                    assertedOnly.Add(name.Value);
                }
                else
                {
                    trustJudged = false;
                }
            }
            else if (roles.Count == 0 && estate.IsCompleteFor(name.Value))
            {
                dangling.Add(name.Value);
                principal.Relations.Add(new Relation(RelationKind.CanBecome, principal.Id, name, RelationState.Dangling, principal.Source));
            }
            else
            {
                (trustJudged, existenceJudged) = (false, existenceJudged && roles.Count > 0);
                principal.Relations.Add(new Relation(RelationKind.CanBecome, principal.Id, name, RelationState.Asserted, principal.Source));
            }
        }

        var references = principal.Becomes.Select(name => name.Value);
        principal.Facts.Set(TrustFacts.References, new NameSet(references), principal.Source);
        principal.Settle(TrustFacts.AssertedOnly, assertedOnly, trustJudged);
        principal.Settle(TrustFacts.DanglingNames, dangling, existenceJudged);
    }
}
