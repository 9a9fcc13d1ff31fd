namespace Nhi.Governance;

/// <summary>Says where a <see cref="SqliteInventoryStore"/> keeps the estate.</summary>
public sealed record SqliteInventoryOptions
{
    /// <summary>The file, made where it is missing; its folder must be there. <c>:memory:</c> keeps the estate only as long as the store lives.</summary>
    public required string Path { get; init; }

    /// <summary>How long to wait for another process that is writing.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Most pages of the file; <see langword="null"/> where the disk is the limit.</summary>
    internal int? MaxPages { get; init; }
}
