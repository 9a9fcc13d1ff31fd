namespace Nhi.Governance;

/// <summary>A hit and where it stands.</summary>
/// <param name="Path">The path.</param>
/// <param name="Line">The line, as a person counts.</param>
/// <param name="Hit">The hit.</param>
/// <param name="History">When it stood there, in a history.</param>
internal sealed record PlacedHit(string Path, int Line, RawHit Hit, ScanHistory? History)
{
    /// <summary>By path and then by place; in a history by age, so that what comes later does not renumber what was there.</summary>
    public static int Compare(PlacedHit left, PlacedHit right)
    {
        var order = string.CompareOrdinal(left.Path, right.Path);
        order = order != 0 ? order : (left.History?.First?.Order ?? -1).CompareTo(right.History?.First?.Order ?? -1);
        order = order != 0 ? order : string.CompareOrdinal(left.History?.First?.Id, right.History?.First?.Id);
        order = order != 0 ? order : left.Line.CompareTo(right.Line);
        order = order != 0 ? order : left.Hit.Offset.CompareTo(right.Hit.Offset);
        order = order != 0 ? order : left.Hit.Length.CompareTo(right.Hit.Length);
        return order != 0 ? order : string.CompareOrdinal(left.Hit.Kind, right.Hit.Kind);
    }
}
