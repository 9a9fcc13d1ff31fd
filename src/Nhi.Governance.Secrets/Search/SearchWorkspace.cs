namespace Nhi.Governance.Secrets;

/// <summary>What one search needs beside the text: buffers, views, matches not yet reported, the count of lines and what is left of its limits.</summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class SearchWorkspace(KnownSecrets secrets)
{
    /// <summary>Positions looked at in one go: what is found fits the first cache.</summary>
    public const int Tile = 4096;

    /// <summary>The bytes looked at for what is encoded in one go.</summary>
    public const int HitsOf = 1984;

    // What a block may be decoded to, all encodings taken together, and how much may be decoded to confirm what was noticed in it.
    private const int DecodedBytes = 64 * KnownSecretSession.BlockSize;
    private const int ConfirmedBytes = 1536 * KnownSecretSession.BlockSize;

    // Bytes that are looked through for a sign as quickly as one is decoded.
    private const int BytesOfStep = 32;

    // What looking at a few bytes costs beside the bytes.
    private const int Overhead = 64;

    private readonly OrderedMatches _pending = new();
    private readonly Stack<View> _views = new();
    private readonly View _text = new();
    private readonly int[]?[] _hits = new int[EncodingChain.MaxDepth][];
    private readonly BreakBatch?[] _breaks = new BreakBatch[EncodingChain.MaxDepth];
    private readonly BreakBatch?[] _folds = new BreakBatch[EncodingChain.MaxDepth];
    private LineCounter _first;
    private LineCounter _last;
    private long _next;
    private int _decodedBytes;
    private int _confirmedBytes;

    public KnownSecrets Secrets { get; } = secrets;

    public int MaxDepth { get; private set; }

    /// <summary>How often a limit cut the search short.</summary>
    public long Limited { get; private set; }

    /// <summary>Whether a way to confirm a copy ended where more might have been decoded.</summary>
    public bool RanOut { get; set; }

    public int[] Positions { get; } = new int[Tile + WindowPicker.PairAtEnd + PairFinder.Slack];

    public WindowBatch Batch { get; } = new();

    /// <summary>Room for the maps of <see cref="HitsOf"/> bytes and of what is behind; nobody who fills them needs them for long.</summary>
    public ulong[] Maps { get; } = new ulong[ByteMaps.Size(HitsOf)];

    /// <summary>Room for what <see cref="RunFinder"/> finds in <see cref="HitsOf"/> bytes, of each depth.</summary>
    public int[] Hits(int depth) => _hits[depth] ??= new int[RunFinder.Most(HitsOf)];

    /// <summary>The breaks of lines looked at in a view of each depth.</summary>
    public BreakBatch Breaks(int depth) => _breaks[depth] ??= new BreakBatch();

    /// <summary>Those of them that may stand for a blank.</summary>
    public BreakBatch Folds(int depth) => _folds[depth] ??= new BreakBatch();

    /// <summary>The lines of the text itself around its breaks.</summary>
    public BreakStream Lines { get; } = new();

    public void Start(int maxDepth)
    {
        Clear();
        MaxDepth = maxDepth;
        (_first, _last, _next, Limited) = (default, default, 0, 0);
    }

    /// <summary>Searches one block of a text.</summary>
    /// <param name="visible">What of the text may be looked at.</param>
    /// <param name="start">Where the block starts in it.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="isCut">Whether the text goes on behind what may be looked at.</param>
    /// <param name="sink">Takes what is sure.</param>
    public void Search<TSink>(ReadOnlySpan<byte> visible, int start, int end, bool isCut, ref TSink sink)
        where TSink : IKnownSecretSink, allows ref struct
    {
        var origin = _next - start;
        (_decodedBytes, _confirmedBytes) = (DecodedBytes, ConfirmedBytes);
        _text.Begin(null, SecretEncoding.None);
        new BlockSearch(new SearchScope(this, visible, origin, _text, isCut)).Run(start, end);
        _next = origin + end;
        _pending.Flush(_next - KnownSecretSession.Reach, ref sink);

        // The next block sees nothing before this.
        var dropped = (int)(Math.Max(0, _next - KnownSecretSession.Reach) - origin);
        _first.Advance(visible[(int)(_first.Position - origin)..dropped]);
    }

    /// <summary>Reports what is left.</summary>
    public void Finish<TSink>(ref TSink sink)
        where TSink : IKnownSecretSink, allows ref struct => _pending.Flush(long.MaxValue, ref sink);

    public void Report(ReadOnlySpan<byte> visible, long origin, int start, int end, UInt128 digest, EncodingChain encodings)
    {
        if (_last.Position > origin + start || _last.Position < _first.Position)
        {
            _last = _first;
        }

        _last.Advance(visible[(int)(_last.Position - origin)..start]);
        var fingerprint = new SecretFingerprint(Secrets.KeyId, digest);
        _pending.Add(new KnownSecretMatch(origin + start, end - start, fingerprint, encodings, _last.Line, _last.Column));
    }

    /// <summary>What the last block took: bytes decoded to be searched and to confirm what was noticed, and what comes with each look at some.</summary>
    public long Steps => (long)DecodedBytes - _decodedBytes + ConfirmedBytes - _confirmedBytes;

    /// <summary>How much may still be decoded.</summary>
    public int Decodable => _decodedBytes;

    /// <summary>Whether so much more may be decoded.</summary>
    public bool MayDecode(int bytes) => Spend(ref _decodedBytes, bytes + Overhead);

    /// <summary>Whether so much more may be decoded to confirm a copy.</summary>
    public bool MayConfirm(int bytes) => Spend(ref _confirmedBytes, bytes + Overhead);

    /// <summary>Whether so many bytes may be looked through for a sign, to confirm a copy.</summary>
    public bool MayLookThrough(int bytes) => Spend(ref _confirmedBytes, bytes / BytesOfStep);

    /// <summary>Tells that something was cut short.</summary>
    public void Limit() => Limited++;

    public View Rent(View parent, SecretEncoding encoding)
    {
        var view = _views.Count > 0 ? _views.Pop() : new View();
        view.Begin(parent, encoding);
        return view;
    }

    public void Return(View view)
    {
        view.Forget();
        _views.Push(view);
    }

    /// <summary>Clears everything that was made from the text, and gives back what is large.</summary>
    public void Clear()
    {
        _pending.Clear();
        Batch.Clear();
        Lines.Clear();
        Maps.AsSpan().Clear();
        for (var depth = 0; depth < EncodingChain.MaxDepth; depth++)
        {
            _breaks[depth]?.Clear();
            _folds[depth]?.Clear();
        }

        foreach (var view in _views)
        {
            view.Trim();
        }
    }

    private bool Spend(ref int left, int amount)
    {
        if (left < amount)
        {
            Limited++;
            return false;
        }

        left -= amount;
        return true;
    }
}
