namespace Nhi.Governance.Tool.Reports;

/// <summary>Finds the ids and aliases that somebody may have meant.</summary>
internal sealed class NearestNames(string meant, int most)
{
    private const int LongestCompared = 256;
    private readonly List<(int Distance, string Name)> _names = [];

    public IReadOnlyList<string> Found => [.. _names.OrderBy(name => name.Distance).ThenBy(name => name.Name, StringComparer.Ordinal).Select(name => name.Name).Distinct(StringComparer.Ordinal).Take(most)];

    /// <summary>Takes an identity's nearest name into account.</summary>
    public void Add(INonHumanIdentity identity)
    {
        var names = identity.Aliases.Prepend(identity.Id).Select(name => name.ToString()).ToList();
        if (string.Equals(Names.Of(identity), meant, StringComparison.OrdinalIgnoreCase))
        {
            _names.Add((-1, names[^1]));
            return;
        }

        var nearest = names.Select(name => (Distance: Distance(name), Name: name)).MinBy(name => name.Distance);
        if (nearest.Distance < int.MaxValue)
        {
            _names.Add(nearest);
        }
    }

    /// <summary>A name that holds what was meant is nearer than any that does not; beyond that, edits count, as long as most of the text is the same.</summary>
    private int Distance(string name)
    {
        if (meant.Length == 0 || name.Contains(meant, StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        if (name.Length > LongestCompared || meant.Length > LongestCompared)
        {
            return int.MaxValue;
        }

        var edits = Edits(name, meant);
        return edits <= Math.Max(2, meant.Length / 3) ? edits : int.MaxValue;
    }

    private static int Edits(string left, string right)
    {
        var above = new int[right.Length + 1];
        var here = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            above[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            here[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var swap = above[column - 1] + (char.ToLowerInvariant(left[row - 1]) == char.ToLowerInvariant(right[column - 1]) ? 0 : 1);
                here[column] = Math.Min(swap, Math.Min(above[column], here[column - 1]) + 1);
            }

            (above, here) = (here, above);
        }

        return above[right.Length];
    }
}
