using System.Globalization;
using System.Security.Cryptography;

namespace Nhi.Governance;

/// <summary>Looks for secrets in documents: for formats and for enrolled secrets at once, each document read once. No value is kept.</summary>
/// <remarks>Safe for concurrent use. The same documents give the same result, whatever the number of threads that a source reads with.</remarks>
/// <param name="options">What to look for.</param>
public sealed class DocumentScan(DocumentScanOptions options)
{
    private readonly DocumentScanOptions _options = options ?? throw new ArgumentNullException(nameof(options));

    /// <summary>Reads sources, one after the other, each with as many threads as it uses.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="progress">Hears how far it is, a few times a second, from any thread.</param>
    /// <param name="cancellationToken">Stops it; nothing is kept of a scan that was stopped.</param>
    /// <returns>What was found, and what was not seen.</returns>
    /// <exception cref="InventoryException">The store of marks cannot be used.</exception>
    public async Task<ScanResult> RunAsync(IReadOnlyList<IDocumentSource> sources, IProgress<DocumentScanProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var begun = _options.Time.GetTimestamp();
        var recipe = _options.Marks is null ? string.Empty : ScanRecipe.Of(_options);
        var marks = _options.Marks is { } kept ? await kept.ReadMarksAsync(recipe, cancellationToken).ConfigureAwait(false) ?? ScanMarks.Begin() : null;
        var weak = _options.Enrolled is { Weak.Count: > 0 } enrolled ? new WeakSearch(enrolled) : null;
        var run = new Run(_options, weak, marks, progress);
        foreach (var source in sources)
        {
            await run.ReadAsync(source, cancellationToken).ConfigureAwait(false);
        }

        run.Forget();
        if (_options.Marks is { } store && run.Clean.Count > 0)
        {
            await store.AddMarksAsync(recipe, new ScanMarks(marks!.Salt, [.. run.Clean]), cancellationToken).ConfigureAwait(false);
        }

        return run.Result(_options.Time.GetElapsedTime(begun));
    }

    private sealed class Run(DocumentScanOptions options, WeakSearch? weak, ScanMarks? marks, IProgress<DocumentScanProgress>? progress)
    {
        private readonly byte[] _marksKey = RandomNumberGenerator.GetBytes(32);
        private readonly HitNumbers _numbers = new();
        private readonly List<ScanHit> _hits = [];
        private readonly List<ScannedSource> _sources = [];
        private readonly List<ScanNote> _reasons = [];
        private readonly List<ScanNote> _remarks = [];
        private long _leftOut;
        private int _limited;

        public List<ulong> Clean { get; } = [];

        public async Task ReadAsync(IDocumentSource source, CancellationToken cancellationToken)
        {
            using var reader = new ScanReader(() => new ScanWorker(options, weak, _marksKey), new ScanMeter(source.Name, options.Time, progress), options.MaxHits, marks);
            var summary = await source.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            Clean.AddRange(reader.Clean);
            _leftOut += reader.Found.LeftOut;
            _limited += reader.Limited.Count;
            var places = new HitPlaces(reader.Found.All);
            var located = await LocateAsync(source, reader, places, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<DocumentNote> reasons = [.. summary.Unread, .. located];
            using var mask = new PathMask(() => new ScanWorker(options, weak: null, _marksKey));
            _reasons.AddRange(reasons.Select(note => ScanNote.Of(source.Name, note with { Path = mask.Of(note.Path) })));
            _remarks.AddRange(summary.Passed.Select(note => ScanNote.Of(source.Name, note with { Path = mask.Of(note.Path) })));
            foreach (var hit in _numbers.Of(source.Name, places.InOrder().Select(place => place with { Path = mask.Of(place.Path) })))
            {
                if (_hits.Count < options.MaxHits)
                {
                    _hits.Add(hit);
                }
                else
                {
                    _leftOut++;
                }
            }

            _sources.Add(new ScannedSource(source.Name, summary, places.HasHistory, reasons.Count > 0));
        }

        // Where the hits stand, and those that a limit cut short; what could not be read to tell it, and what was cut short.
        private static async Task<IReadOnlyList<DocumentNote>> LocateAsync(IDocumentSource source, ScanReader reader, HitPlaces places, CancellationToken cancellationToken)
        {
            if (reader.Found.All.Count == 0 && reader.Limited.Count == 0)
            {
                return [];
            }

            var located = await source.LocateAsync([.. reader.Found.All.Keys.Union(reader.Limited.First, StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false);
            var paths = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var place in located.Places)
            {
                places.Add(place);
                paths.TryAdd(place.Document, place.Path);
            }

            const string TooMuch = "holds too much that could be encoded: an encoded copy within might have been missed";
            var notes = located.Unread.Concat(reader.Limited.First.Select(document => new DocumentNote(paths.GetValueOrDefault(document, document), TooMuch)));
            var unnamed = reader.Limited.Count - reader.Limited.First.Count;
            return [.. unnamed == 0 ? notes : notes.Append(new DocumentNote(string.Empty, TooMuch, unnamed))];
        }

        public void Forget() => CryptographicOperations.ZeroMemory(_marksKey);

        public ScanResult Result(TimeSpan elapsed)
        {
            if (options.Enrolled?.WithoutKey is { Count: > 0 } lost)
            {
                _reasons.Add(new ScanNote(
                    string.Empty,
                    string.Empty,
                    $"{lost.Count.ToString(CultureInfo.InvariantCulture)} enrolled under a key that is not among the keys, and not looked for: {string.Join(", ", lost.Take(10).Select(one => one.Id))}{(lost.Count > 10 ? ", …" : string.Empty)}"));
            }

            if (weak?.Skipped > 0)
            {
                _remarks.Add(new ScanNote(string.Empty, string.Empty, $"{weak.Skipped.ToString(CultureInfo.InvariantCulture)} values were not compared with the weak secrets: each comparison takes a good part of a second"));
            }

            return new ScanResult
            {
                Hits = _hits,
                HitsLeftOut = _leftOut,
                Sources = _sources,
                Reasons = _reasons,
                Remarks = _remarks,
                Limited = _limited,
                EnrolledCount = options.Enrolled?.Count ?? 0,
                WeakCount = options.Enrolled?.Weak.Count ?? 0,
                Elapsed = elapsed,
            };
        }
    }
}
