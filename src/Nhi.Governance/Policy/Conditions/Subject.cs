namespace Nhi.Governance;

/// <summary>Whom a condition is asked about: an identity, or one credential of it.</summary>
internal readonly record struct Subject(INonHumanIdentity Identity, Credential? Credential, ControlContext Context)
{
    /// <summary>The facts of what is judged.</summary>
    public FactSet Facts => Credential?.Facts ?? Identity.Facts;
}
