namespace Nhi.Governance.Repository;

/// <summary>Fails with all that is wrong at once rather than with the first.</summary>
internal static class Complaints
{
    public static void None(IEnumerable<string> complaints)
    {
        var all = complaints.Order(StringComparer.Ordinal).ToArray();
        Assert.True(all.Length == 0, $"{all.Length} against the house rules:\n{string.Join('\n', all)}");
    }
}
