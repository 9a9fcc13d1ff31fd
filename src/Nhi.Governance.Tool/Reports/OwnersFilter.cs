namespace Nhi.Governance.Tool.Reports;

/// <summary>Which owners are listed: those that every given filter takes.</summary>
internal sealed record OwnersFilter
{
    public IReadOnlyList<OwnerState> States { get; init; } = [];

    public OwnerRole? Role { get; init; }

    public string? Party { get; init; }

    public int? EndingDays { get; init; }

    public DateTimeOffset AsOf { get; init; }

    public bool Takes(ListedOwner item) =>
        (States.Count == 0 || States.Contains(item.Owner.State))
        && (Role is null || Role == item.Owner.Role)
        && (Party is null || (item.Owner.Party?.Split(", ").Contains(Party, StringComparer.OrdinalIgnoreCase) ?? false))
        && (EndingDays is not { } days || (item.Owner.Until is { } until && until <= AsOf.AddDays(days)));
}
