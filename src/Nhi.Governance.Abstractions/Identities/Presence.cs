namespace Nhi.Governance;

/// <summary>When an identity was seen by surveys.</summary>
/// <param name="Area">The part of an authority it belongs to; only a complete reading of that part can make it disappear.</param>
/// <param name="FirstSeen">As-of instant of the first survey that saw it.</param>
/// <param name="LastSeen">As-of instant of the last survey that saw it.</param>
/// <param name="DisappearedAt">As-of instant of the first complete survey that no longer saw it; <see langword="null"/> while it is there.</param>
public sealed record Presence(string Area, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, DateTimeOffset? DisappearedAt = null);
