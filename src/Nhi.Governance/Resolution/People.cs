using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance;

/// <summary>Tells which names are one person's: lists know the same people by addresses, account names and numbers, and an owner may be named by any of them.</summary>
/// <remarks>
/// Records of two lists are one person where they share an address, a principal name or a distinguished name; an account name or a number is only unique in its own system, and brings nobody together.
/// A name that two people have then names neither.
/// </remarks>
internal sealed class People
{
    private readonly Dictionary<string, HashSet<Known>> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DateTimeOffset> _leavers = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> _ambiguous = new(StringComparer.OrdinalIgnoreCase);

    public People(IReadOnlyList<(string Source, PartyRecord.Person Person)> records, IEnumerable<PartyRecord.Leaver> leavers)
    {
        foreach (var known in Together(Entries(records)))
        {
            foreach (var name in known.Names)
            {
                (_byName.TryGetValue(name, out var holders) ? holders : _byName[name] = []).Add(known);
            }
        }

        foreach (var leaver in leavers)
        {
            var name = Plain(leaver.Party);
            if (Find(name) is { } known)
            {
                known.Left = Earlier(known.Left, leaver.LeftAt);
            }
            else if (!_byName.ContainsKey(name))
            {
                _leavers[name] = Earlier(_leavers.TryGetValue(name, out var before) ? before : null, leaver.LeftAt);
            }
        }
    }

    /// <summary>Names that were asked for, and that several people have.</summary>
    public IReadOnlyCollection<string> Ambiguous => _ambiguous;

    /// <summary>A name without what lists put around it: <c>@ada</c>, <c>user:default/ada</c>, <c>mailto:ada@example.com</c>.</summary>
    public static string Plain(string name)
    {
        var plain = name.Trim();
        foreach (var prefix in (ReadOnlySpan<string>)["mailto:", "smtp:", "user:", "group:"])
        {
            if (plain.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                plain = plain[prefix.Length..];
            }
        }

        if (plain.StartsWith("default/", StringComparison.OrdinalIgnoreCase))
        {
            plain = plain["default/".Length..];
        }

        // @owner/team stays what it is: a team of one owner.
        return plain.StartsWith('@') && !plain.Contains('/', StringComparison.Ordinal) ? plain[1..] : plain;
    }

    /// <summary>Enough to know a name again, and not the name.</summary>
    public static string DigestOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Plain(name).ToUpperInvariant())).AsSpan(0, 12));

    /// <summary>One name for all of a party's.</summary>
    public string KeyOf(string party) => Find(Plain(party))?.Names.Min(StringComparer.OrdinalIgnoreCase) ?? Plain(party);

    public bool HasLeft(string party, DateTimeOffset asOf)
    {
        var name = Plain(party);
        return (Find(name)?.Left ?? (_leavers.TryGetValue(name, out var left) ? left : null)) <= asOf;
    }

    /// <summary>All names of those who have left that are theirs alone.</summary>
    public IEnumerable<string> Departed(DateTimeOffset asOf) =>
        _leavers.Where(leaver => leaver.Value <= asOf).Select(leaver => leaver.Key).Concat(_byName.Where(pair => pair.Value.Count == 1 && pair.Value.First().Left <= asOf).Select(pair => pair.Key));

    private Known? Find(string name)
    {
        if (!_byName.TryGetValue(name, out var holders))
        {
            return null;
        }

        if (holders.Count > 1)
        {
            _ambiguous.Add(name);
            return null;
        }

        return holders.First();
    }

    /// <summary>The people of each list: rows of one list are one person only where one row's names are all among the other's, as those of somebody who came back.</summary>
    private static List<Known> Entries(IReadOnlyList<(string Source, PartyRecord.Person Person)> records)
    {
        var entries = new List<Known>();
        foreach (var list in records.GroupBy(record => record.Source, StringComparer.Ordinal).OrderBy(list => list.Key, StringComparer.Ordinal))
        {
            var byName = new Dictionary<string, Known>(StringComparer.OrdinalIgnoreCase);
            foreach (var (source, person) in list.OrderByDescending(record => record.Person.Names.Count).ThenBy(record => string.Join('\n', record.Person.Names), StringComparer.Ordinal))
            {
                var names = person.Names.SelectMany(name => LeafOf(name) is { } leaf ? new[] { Plain(name), leaf } : [Plain(name)]).Where(name => name.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
                if (names.Count == 0)
                {
                    continue;
                }

                if (byName.TryGetValue(names.First(), out var same) && names.IsSubsetOf(same.Names))
                {
                    // Somebody who left once and is back has not left.
                    same.Left = same.Left is null || person.LeftAt is null ? null : Earlier(same.Left, person.LeftAt.Value);
                    continue;
                }

                var entry = new Known(source, names) { Left = person.LeftAt };
                entries.Add(entry);
                foreach (var name in names)
                {
                    byName.TryAdd(name, entry);
                }
            }
        }

        return entries;
    }

    /// <summary>Brings the entries of several lists together.</summary>
    private static IEnumerable<Known> Together(List<Known> entries)
    {
        foreach (var name in entries.SelectMany(entry => entry.Names.Where(IsEverywhere).Select(name => (Name: name, Entry: entry))).GroupBy(pair => pair.Name, pair => pair.Entry, StringComparer.OrdinalIgnoreCase))
        {
            // An address that one list gives to two people is a shared mailbox: it tells nothing of who is who.
            if (name.GroupBy(entry => entry.Source, StringComparer.Ordinal).All(list => !list.Skip(1).Any()))
            {
                var first = name.First().Root;
                foreach (var entry in name.Skip(1))
                {
                    entry.Root.Parent = ReferenceEquals(entry.Root, first) ? null : first;
                }
            }
        }

        foreach (var person in entries.GroupBy(entry => entry.Root))
        {
            foreach (var entry in person.Where(entry => !ReferenceEquals(entry, person.Key)))
            {
                person.Key.Names.UnionWith(entry.Names);
                person.Key.Left = entry.Left is { } left ? Earlier(person.Key.Left, left) : person.Key.Left;
            }

            yield return person.Key;
        }
    }

    /// <summary>The own name in a distinguished one, by which directories name owners: <c>Ada Lovelace</c> of <c>CN=Ada Lovelace,OU=People,DC=example</c>. Where two have it, it names neither.</summary>
    private static string? LeafOf(string name)
    {
        var equals = name.IndexOf('=', StringComparison.Ordinal);
        var end = equals < 0 ? -1 : name.IndexOf(',', equals);
        return end > equals + 1 && name.IndexOf('\\', StringComparison.Ordinal) < 0 ? name[(equals + 1)..end].Trim() : null;
    }

    private static bool IsEverywhere(string name) => name.Contains('@', StringComparison.Ordinal) || name.Contains('=', StringComparison.Ordinal);

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;

    private sealed class Known(string source, HashSet<string> names)
    {
        public string Source { get; } = source;

        public HashSet<string> Names { get; } = names;

        public DateTimeOffset? Left { get; set; }

        public Known? Parent { get; set; }

        public Known Root
        {
            get
            {
                var at = this;
                while (at.Parent is { } parent)
                {
                    at = parent;
                }

                return at;
            }
        }
    }
}
