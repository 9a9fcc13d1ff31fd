namespace Nhi.Governance;

/// <summary>What a control judges one by one.</summary>
internal enum Scope
{
    /// <summary>The identity.</summary>
    Identity,

    /// <summary>Each of its credentials.</summary>
    Credential,

    /// <summary>Each copy of a secret of it that lies open.</summary>
    Copy,
}
