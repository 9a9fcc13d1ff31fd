using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance;

/// <summary>Gives hits their ids and their values numbers, in the order they come.</summary>
internal sealed class HitNumbers
{
    private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);

    public IEnumerable<ScanHit> Of(string source, IEnumerable<PlacedHit> placed)
    {
        var ordinals = new Dictionary<(string Path, string Kind), int>();
        foreach (var place in placed)
        {
            ref var ordinal = ref CollectionsMarshal.GetValueRefOrAddDefault(ordinals, (place.Path, place.Hit.Kind), out _);
            var id = Id(source, place, ordinal++);
            if (!_values.TryGetValue(place.Hit.Value, out var value))
            {
                value = _values.Count + 1;
                _values.Add(place.Hit.Value, value);
            }

            yield return new ScanHit
            {
                Id = id,
                Source = source,
                Path = place.Path,
                Line = place.Line,
                Column = place.Hit.Column,
                CharacterColumn = place.Hit.Characters,
                Offset = place.Hit.Offset,
                Length = place.Hit.Length,
                Value = value,
                Format = place.Hit.Format,
                Checksum = place.Hit.Checksum,
                Enrolled = place.Hit.Enrolled,
                Reading = place.Hit.Reading,
                History = place.History,
            };
        }
    }

    // Of the place and what stands there, never of the value: it says nothing about it, and no key can change it.
    private static string Id(string source, PlacedHit place, int ordinal)
    {
        var text = $"{source}\n{(place.History is null ? "document" : "history")}\n{place.Path}\n{place.Hit.Kind}\n{ordinal}";
        return "hit:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 10));
    }
}
