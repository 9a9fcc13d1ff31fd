using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>Reads one document after the other, once for all that is looked for, in memory that does not grow with them. Not thread-safe.</summary>
internal sealed class ScanWorker : IDisposable
{
    private readonly TextWindow _window = new();
    private readonly ScanSession? _formats;
    private readonly List<KnownSecretSession> _known = [];
    private readonly DocumentScanOptions _options;
    private readonly WeakSearch? _weak;
    private readonly ValueMarks _marks;
    private readonly HitMerge _merge = new();
    private TextPosition _lines;
    private bool _isUtf16;

    public ScanWorker(DocumentScanOptions options, WeakSearch? weak, ReadOnlySpan<byte> marksKey)
    {
        (_options, _weak, _marks) = (options, weak, new ValueMarks(marksKey));
        if (options.Formats is { } formats)
        {
            _formats = new ScanSession(detectUtf16: true, formats);
        }

        foreach (var index in options.Enrolled?.Indexes ?? [])
        {
            _known.Add(new KnownSecretSession(index));
        }
    }

    /// <summary>Reads a document to its end.</summary>
    /// <exception cref="IOException">It broke off; nothing of it is kept.</exception>
    public DocumentHits Read(Stream content, Action<int> advance, CancellationToken cancellationToken)
    {
        try
        {
            for (var isFirst = true; ; isFirst = false)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var piece = _window.Read(content);
                if (isFirst)
                {
                    _isUtf16 = piece.Length >= 2 && (piece[0], piece[1]) is (0xFF, 0xFE) or (0xFE, 0xFF);
                }

                Search(piece);
                SearchWeak(piece);
                if (piece.IsEmpty)
                {
                    return _merge.Take(_known.Exists(session => session.Limited > 0));
                }

                advance(piece.Length);
            }
        }
        catch
        {
            _formats?.Reset();
            _known.ForEach(session => session.Reset());
            _merge.Forget();
            throw;
        }
        finally
        {
            _window.Reset();
            _lines = default;
        }
    }

    public void Dispose()
    {
        _window.Dispose();
        _formats?.Dispose();
        _known.ForEach(session => session.Dispose());
        _marks.Dispose();
    }

    private void Search(ReadOnlySpan<byte> piece)
    {
        var sink = new Sink(this);
        _formats?.Append(piece, piece.IsEmpty, ref sink);
        foreach (var session in _known)
        {
            session.Append(piece, piece.IsEmpty, ref sink);
        }
    }

    // What is cut between two pieces is not found: nothing is claimed of weak ones.
    private void SearchWeak(ReadOnlySpan<byte> piece)
    {
        if (_weak is null)
        {
            return;
        }

        var assignments = new Assignments(piece);
        while (assignments.MoveNext())
        {
            var value = piece[assignments.Current];
            if (_weak.Find(_marks.Of(value), value) is { } found)
            {
                var lines = _lines;
                lines.Advance(piece[..assignments.Current.Start.Value]);
                _merge.AddKnown(new RawHit(lines.Position, value.Length, lines.Line, lines.Column, _window.Characters(lines.Position, lines.Column)) { Enrolled = [new EnrolledHit(found, default)] });
            }
        }

        _lines.Advance(piece);
    }

    private void Add(in SecretMatch match, ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret)
    {
        var mark = _marks.Of(match.Format, text, secret);
        var weak = match.Format == SecretFormats.DatabaseUrl ? _weak?.Find(mark, text) : null;

        // Both lie in one buffer.
        var distance = secret.IsEmpty ? 0 : (long)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(text), ref MemoryMarshal.GetReference(secret));
        _merge.Add(new RawHit(match.Offset, match.Length, match.Line, match.Column, _isUtf16 ? null : _window.Characters(match.Offset, match.Column))
        {
            Format = match.Format,
            Checksum = match.Checksum,
            Reading = SecretReader.Read(match.Format, text),
            Mark = mark,
            SecretOffset = match.Offset + distance,
            SecretLength = secret.Length,
            Enrolled = weak is null ? [] : [new EnrolledHit(weak, default)],
        });
    }

    private void Add(in KnownSecretMatch match)
    {
        var enrolled = _options.Enrolled!.Of(match.Fingerprint);
        var (offset, length, column, encodings) = (match.Offset, match.Length, match.Column, match.Encodings);
        int? characters;
        if (_isUtf16 && encodings.Count > 0 && encodings[0] == SecretEncoding.Utf16)
        {
            // The text's own place: two bytes a unit, without the mark; the line feed's second byte counts to the next line.
            (offset, length) = ((offset - 2) / 2, length / 2);
            column = ((column - 1) / 2) + (match.Line == 1 ? 0 : 1);
            characters = column;
        }
        else
        {
            characters = _window.Characters(match.Offset, match.Column);
        }

        _merge.AddKnown(new RawHit(offset, length, match.Line, column, characters) { Enrolled = [.. enrolled.Select(one => new EnrolledHit(one, encodings))] });
    }

    private readonly ref struct Sink(ScanWorker worker) : IMatchSink, IKnownSecretSink
    {
        public void Accept(in SecretMatch match, ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret) => worker.Add(match, text, secret);

        public void Accept(in KnownSecretMatch match) => worker.Add(match);
    }
}
