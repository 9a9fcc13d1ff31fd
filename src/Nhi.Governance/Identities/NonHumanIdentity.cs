namespace Nhi.Governance;

/// <summary>An identity as the engine resolves it and a store reads it back. Immutable; change it with <c>with</c>.</summary>
/// <remarks>The lists are compared by reference; whether two identities say the same is <see cref="IdentityCodec.SameContent"/>.</remarks>
public sealed record NonHumanIdentity : INonHumanIdentity
{
    /// <inheritdoc />
    public required IdentityId Id { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<IdentityId> Aliases { get; init; } = [];

    /// <inheritdoc />
    public IdentityId? Principal { get; init; }

    /// <inheritdoc />
    public Classification Classification { get; init; } = Classification.None;

    /// <inheritdoc />
    public FactSet Facts { get; init; } = FactSet.Empty;

    /// <inheritdoc />
    public IReadOnlyList<Credential> Credentials { get; init; } = [];

    /// <inheritdoc />
    public IReadOnlyList<Owner> Owners { get; init; } = [];

    /// <inheritdoc />
    public IReadOnlyList<Relation> Relations { get; init; } = [];

    /// <inheritdoc />
    public IReadOnlyList<SecretCopy> Copies { get; init; } = [];

    /// <inheritdoc />
    public required Presence Presence { get; init; }

    /// <summary>Copies any identity into this form; one that already has it comes back as it is.</summary>
    /// <param name="identity">The identity.</param>
    /// <returns>The same, ready for <c>with</c>.</returns>
    public static NonHumanIdentity From(INonHumanIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return identity as NonHumanIdentity ?? new NonHumanIdentity
        {
            Id = identity.Id,
            Aliases = identity.Aliases,
            Principal = identity.Principal,
            Classification = identity.Classification,
            Facts = identity.Facts,
            Credentials = identity.Credentials,
            Owners = identity.Owners,
            Relations = identity.Relations,
            Copies = identity.Copies,
            Presence = identity.Presence,
        };
    }
}
