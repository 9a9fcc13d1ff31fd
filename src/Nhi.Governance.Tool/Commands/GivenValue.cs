namespace Nhi.Governance.Tool.Commands;

/// <summary>A value to enrol, and where it was given.</summary>
internal sealed class GivenValue(SecretValue value, string place) : IDisposable
{
    public SecretValue Value { get; } = value;

    /// <summary>The file and the line, never the value.</summary>
    public string Place { get; } = place;

    public string? Name { get; init; }

    public CredentialId? Credential { get; init; }

    public void Dispose() => Value.Dispose();
}
