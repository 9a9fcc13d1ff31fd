namespace Nhi.Governance.Tool;

/// <summary>What the process says when it ends; <c>docs/cli.md</c> lists them.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Findings = 1;
    public const int Usage = 2;
    public const int PartlyRead = 3;
    public const int NotDone = 4;
    public const int Cancelled = 130;

    public static IReadOnlyList<KeyValuePair<int, string>> All { get; } =
    [
        new(Done, "done"),
        new(Findings, "done, and there is a finding or a hit at or above --fail-on"),
        new(Usage, "the command line is wrong, or explain does not know which identity is meant"),
        new(PartlyRead, "done, and some input could not be read, or a value was refused (1 wins over it)"),
        new(NotDone, "could not be done: the inventory, the policy or a file cannot be used"),
        new(Cancelled, "cancelled; the inventory is as it was"),
    ];
}
