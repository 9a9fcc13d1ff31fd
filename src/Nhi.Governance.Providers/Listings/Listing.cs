using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Listings;

/// <summary>A vendor's list of keys, tokens, apps, accounts or bots, as data: where each fact stands in a record. Paths name members, with dots between.</summary>
/// <param name="Format">Stable name, vendor first.</param>
/// <param name="Subclass">The vendor's own kind, vendor first; what follows the colon decides the class: see <c>docs/controls.md</c>.</param>
internal sealed record Listing(string Format, string Subclass)
{
    /// <summary>Members that may hold the list.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>What a record must have to be one: a path, or <c>path=value</c>; together no other listing has them.</summary>
    public required IReadOnlyList<string> Has { get; init; }

    /// <summary>What is none of these, although it has what <see cref="Has"/> demands: a path, or <c>path=value</c>. It is counted, and nothing more.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];

    /// <summary>What a record must not have: it is another listing's then.</summary>
    public IReadOnlyList<string> Lacks { get; init; } = [];

    /// <summary>Whether a record only names something that others use, such as a variable: it is no identity, and counted.</summary>
    public bool IsName { get; init; }

    /// <summary>Whether a record is a right of <see cref="Principal"/>, told by <see cref="Scopes"/>; one of a person is counted.</summary>
    public bool IsRight { get; init; }

    /// <summary>Where the value of what is named stands; it is never kept, and that it is there is noted.</summary>
    public string? Value { get; init; }

    /// <summary>The vendor's own id.</summary>
    public string Id { get; init; } = "id";

    /// <summary>What the vendor counts with ids of their own, where ids are numbers: another kind has the same ones. Empty where an id is never given twice.</summary>
    public string Series { get; init; } = string.Empty;

    /// <summary>A path beside the id where the vendor counts anew in each organization, and the record does not tell which.</summary>
    public string? Beside { get; init; }

    /// <summary>Whether <see cref="Id"/> is an address, of which user, query and fragment are not kept.</summary>
    public bool IsAddress { get; init; }

    /// <summary>Its name; the first path that tells one.</summary>
    public IReadOnlyList<string> Name { get; init; } = ["name"];

    /// <summary>What it is for.</summary>
    public string? Purpose { get; init; }

    /// <summary>When it was made.</summary>
    public string? Created { get; init; }

    /// <summary>When it ends.</summary>
    public string? Expires { get; init; }

    /// <summary>When it was last used.</summary>
    public string? LastUsed { get; init; }

    /// <summary>The field that says whether it works, <c>path=value</c>: that value means yes, any other no.</summary>
    public string? Enabled { get; init; }

    /// <summary>Marks of what no longer works: any of these says so, whatever <see cref="Enabled"/> says.</summary>
    public IReadOnlyList<string> Disabled { get; init; } = [];

    /// <summary>Whether <see cref="Expires"/> moves on with every use: what is used then never ends.</summary>
    public bool EndMoves { get; init; }

    /// <summary>The kind of the credential that the record is; <see cref="CredentialKind.Unknown"/> where it is a principal without one of its own.</summary>
    public CredentialKind Kind { get; init; }

    /// <summary>The principal of the same vendor whose credential it is; a record that names none is an identity of its own.</summary>
    public string? Principal { get; init; }

    /// <summary>What a record must have for <see cref="Principal"/> to name a principal rather than a person: a path, or <c>path=value</c>.</summary>
    public string? PrincipalIf { get; init; }

    /// <summary>The person it stands for.</summary>
    public IReadOnlyList<string> Person { get; init; } = [];

    /// <summary>The account of a directory that it logs in as.</summary>
    public string? LogsInAs { get; init; }

    /// <summary>Who made it: suggests who answers.</summary>
    public IReadOnlyList<string> Creator { get; init; } = [];

    /// <summary>The human sponsor of an agent.</summary>
    public string? Sponsor { get; init; }

    /// <summary>What it may do: strings, or objects with a name; of several paths all that they tell.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Scopes that make an administrator.</summary>
    public IReadOnlyList<string> Administrators { get; init; } = [];

    /// <summary>Addresses it may call back.</summary>
    public string? RedirectUris { get; init; }

    /// <summary>The identity it acts as, by a name that its issuer knows.</summary>
    public string? Becomes { get; init; }

    /// <summary>Of a deploy key, whether it can only read.</summary>
    public string? ReadOnly { get; init; }

    /// <summary>What it belongs to: a workspace, a project, a repository.</summary>
    public string? Container { get; init; }

    /// <summary>The vendor where the record is a vendor's access to the estate.</summary>
    public string? Vendor { get; init; }

    /// <summary>Whether the same may stand in several records, as a grant of several people does.</summary>
    public bool MayRepeat { get; init; }

    /// <summary>The vendor's name, before the colon.</summary>
    public string Authority => Subclass[..Subclass.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>The formats that read listings: those of one name are kinds of record in one list, the first that knows a record reads it.</summary>
    public static IEnumerable<IExportFormat> ToFormats(IEnumerable<Listing> listings) => listings
        .GroupBy(listing => listing.Format, StringComparer.Ordinal)
        .Select(list => new RecordList(list.Key, [.. list.SelectMany(listing => listing.Members).Distinct(StringComparer.Ordinal)], [.. list.Select(KindOf)]));

    private static RecordKind KindOf(Listing listing)
    {
        var reader = new ListingReader(listing);
        return new RecordKind($"one of {listing.Format}", reader.Is, reader.Read);
    }
}
