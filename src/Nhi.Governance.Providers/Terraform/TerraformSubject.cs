namespace Nhi.Governance.Providers.Terraform;

/// <summary>Whom a resource is, or is a credential of.</summary>
/// <param name="Target">An id or alias of the identity; <see langword="null"/> where the state does not tell it.</param>
/// <param name="Lacks">What would be needed to tell it.</param>
internal sealed record TerraformSubject(string? Target, string Lacks)
{
    /// <summary>The area in which what is not found is not missed.</summary>
    public string Area { get; init; } = string.Empty;

    /// <summary>The credential that the resource is.</summary>
    public CredentialId? Credential { get; init; }

    /// <summary>Its kind.</summary>
    public CredentialKind Kind { get; init; }

    /// <summary>When it was made.</summary>
    public string? Created { get; init; }

    /// <summary>When it ends.</summary>
    public string? Ends { get; init; }
}
