namespace Nhi.Governance;

/// <summary>One rule: when all its tests hold, it speaks for a class or standing.</summary>
/// <param name="Id">Stable id, quoted in evidence.</param>
/// <param name="Class">The class it speaks for; <see cref="IdentityClass.Unknown"/> where it speaks for a standing.</param>
/// <param name="Standing">The standing it speaks for.</param>
/// <param name="Rank">Rules of the highest rank that speak decide; those below are overruled.</param>
/// <param name="Confidence">How sure it is, from 0 to 1. [J]</param>
/// <param name="Tests">What must hold.</param>
/// <param name="Rationale">Why this evidence means that.</param>
/// <param name="Source">The documentation it rests on, or <c>judgement</c>.</param>
public sealed record ClassificationRule(string Id, IdentityClass Class, Standing Standing, int Rank, double Confidence, IReadOnlyList<FactTest> Tests, string Rationale, string Source)
{
    /// <summary>Its answer as one word: the class, or the standing.</summary>
    public string Speaks => Standing == Standing.Governed ? Class.ToString() : Standing.ToString();

    /// <summary>Whether all its tests hold.</summary>
    internal bool Holds(FactSet facts)
    {
        for (var index = 0; index < Tests.Count; index++)
        {
            if (!Tests[index].Holds(facts))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What it tested and found, in words.</summary>
    internal string Describe(FactSet facts) => string.Join("; ", Tests.Select(test => test.Describe(facts)));
}
