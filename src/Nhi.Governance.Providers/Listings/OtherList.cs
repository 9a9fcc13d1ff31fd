using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Listings;

/// <summary>A list of which it is known that nothing in it is a non-human identity: people, groups, machines without one, models, events. It is said so, rather than that nobody knows it.</summary>
/// <param name="Vendor">The vendor; its lists are one format.</param>
/// <param name="What">What it is a list of.</param>
/// <param name="Has">What a record must have to be one; see <see cref="ListingPath"/>.</param>
internal sealed record OtherList(string Vendor, string What, params IReadOnlyList<string> Has)
{
    /// <summary>What a record must not have: it is another list's then.</summary>
    public IReadOnlyList<string> Lacks { get; init; } = [];

    /// <summary>Whether a record has nothing else: what it has is in many lists.</summary>
    public bool IsAll { get; init; }

    /// <summary>The formats, one a vendor.</summary>
    public static IEnumerable<IExportFormat> ToFormats(IEnumerable<OtherList> lists, IReadOnlyList<string> members) => lists
        .GroupBy(list => list.Vendor, StringComparer.Ordinal)
        .Select(vendor => new RecordList($"{vendor.Key}/no-identities", members, [.. vendor.Select(list => list.Kind())]));

    private RecordKind Kind() => new(
        $"one of {What}",
        item => Has.All(condition => ListingPath.Holds(item, condition)) && !Lacks.Any(condition => ListingPath.Holds(item, condition)) && (!IsAll || item.Members().Count() == Has.Count),
        (_, _, reading) =>
        {
            reading.Attach();
            reading.Say($"a list of {What}: no non-human identities are in it");
        });
}
