namespace Nhi.Governance.Conformance;

/// <summary>What is known of a law without running it.</summary>
public interface ILaw
{
    /// <summary>Its id: the contract, a dot and a name, such as <c>issuer.one-current</c>. Stable from version to version.</summary>
    string Id { get; }

    /// <summary>What it demands, in one sentence.</summary>
    string Statement { get; }

    /// <summary>How it looks.</summary>
    LawKind Kind { get; }
}
