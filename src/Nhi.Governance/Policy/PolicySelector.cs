using System.Collections.Immutable;

namespace Nhi.Governance;

/// <summary>Tells identities and credentials apart that a decision is about: every field that is given has to match one of its patterns. Immutable.</summary>
/// <remarks>In a pattern <c>*</c> stands for any run of characters and <c>?</c> for any one; case counts for nothing. A field of which nothing is known matches no pattern.</remarks>
public sealed record PolicySelector
{
    /// <summary>Everything.</summary>
    public static PolicySelector Everything { get; } = new();

    /// <summary>The patterns of each field that is looked at.</summary>
    public ImmutableSortedDictionary<SelectorField, ImmutableArray<string>> Fields { get; init; } = ImmutableSortedDictionary<SelectorField, ImmutableArray<string>>.Empty;

    /// <summary>What is left out of it all the same.</summary>
    public PolicySelector? Except { get; init; }

    /// <summary>Whether it looks at nothing, so that all match.</summary>
    public bool IsEverything => Fields.IsEmpty && Except is null;

    /// <summary>One identity, by its id or an alias.</summary>
    /// <param name="identity">The id or alias.</param>
    /// <returns>The selector.</returns>
    public static PolicySelector Of(IdentityId identity) => Everything.With(SelectorField.Identity, identity.Value);

    /// <summary>The same, looking at one field more.</summary>
    /// <param name="field">The field.</param>
    /// <param name="patterns">Its patterns, one of which has to match.</param>
    /// <returns>The selector.</returns>
    public PolicySelector With(SelectorField field, params IEnumerable<string> patterns) => this with { Fields = Fields.SetItem(field, [.. patterns]) };

    /// <summary>Whether an identity, or a credential of it, matches.</summary>
    /// <param name="identity">The identity, classified.</param>
    /// <param name="credential">The credential; <see langword="null"/> for the identity itself, which has no <see cref="SelectorField.Kind"/>.</param>
    /// <returns>Whether it matches.</returns>
    public bool Matches(INonHumanIdentity identity, Credential? credential = null)
    {
        ArgumentNullException.ThrowIfNull(identity);
        foreach (var (field, patterns) in Fields)
        {
            if (!Matches(field, patterns, identity, credential))
            {
                return false;
            }
        }

        return Except?.Matches(identity, credential) != true;
    }

    /// <inheritdoc />
    public override string ToString() =>
        IsEverything ? "everything" : string.Join(", ", Fields.Select(field => $"{field.Key}: {string.Join(" or ", field.Value)}")) + (Except is null ? string.Empty : $", except ({Except})");

    private static bool Matches(SelectorField field, ImmutableArray<string> patterns, INonHumanIdentity identity, Credential? credential) => field switch
    {
        SelectorField.Class => Any(patterns, identity.Classification.Class.ToString()),
        SelectorField.Kind => Any(patterns, credential?.Kind.ToString()),
        SelectorField.Identity => Any(patterns, identity.Id.Value) || identity.Aliases.Any(alias => Any(patterns, alias.Value)),
        SelectorField.Subclass => Any(patterns, identity.Facts.Get(IdentityFacts.Subclass).Value),
        SelectorField.Source => Any(patterns, identity.Presence.Area) || Any(patterns, identity.Facts.Find(IdentityFacts.Subclass)?.Source),
        SelectorField.Environment => Any(patterns, identity.Facts.Get(IdentityFacts.Environment).Value),
        SelectorField.System => Any(patterns, identity.Facts.Get(IdentityFacts.System).Value),
        SelectorField.Vendor => Any(patterns, identity.Facts.Get(IdentityFacts.Vendor).Value),
        SelectorField.Owner => identity.Owners.Any(owner => owner.State is OwnerState.Attested or OwnerState.Declared && Any(patterns, owner.Party)),
        SelectorField.Purpose => Any(patterns, identity.Facts.Get(IdentityFacts.Purpose).Value),
        SelectorField.Tag => identity.Facts.Get(IdentityFacts.Tags).Value is { } tags && tags.Any(tag => Any(patterns, tag)),
        SelectorField.Exposure => Any(patterns, identity.Facts.Get(IdentityFacts.Exposure).Value),
        _ => Any(patterns, identity.Facts.Get(IdentityFacts.Criticality).Value),
    };

    private static bool Any(ImmutableArray<string> patterns, string? text)
    {
        if (text is null)
        {
            return false;
        }

        foreach (var pattern in patterns)
        {
            if (Wildcard.Matches(pattern, text, ignoreCase: true))
            {
                return true;
            }
        }

        return false;
    }
}
