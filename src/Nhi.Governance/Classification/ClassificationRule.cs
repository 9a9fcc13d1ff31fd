namespace Nhi.Governance;

/// <summary>One rule: when all its tests hold, it speaks for a class or standing.</summary>
/// <param name="Id">Stable id, quoted in evidence.</param>
/// <param name="Class">The class it speaks for; <see cref="IdentityClass.Unknown"/> where it speaks for a standing.</param>
/// <param name="Standing">The standing it speaks for.</param>
/// <param name="Rank">Rules of the highest rank that speak decide; those below are not asked.</param>
/// <param name="Confidence">How sure it is, from 0 to 1. [J]</param>
/// <param name="Tests">What must hold.</param>
public sealed record ClassificationRule(string Id, IdentityClass Class, Standing Standing, int Rank, double Confidence, IReadOnlyList<FactTest> Tests)
{
    /// <summary>Its answer as one word: the class, or the standing.</summary>
    public string Speaks => Standing == Standing.Governed ? Class.ToString() : Standing.ToString();
}
