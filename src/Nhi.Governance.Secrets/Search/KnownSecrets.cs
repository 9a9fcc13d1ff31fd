namespace Nhi.Governance.Secrets;

/// <summary>The enrolled secrets as an index to search with. It holds none of them in clear.</summary>
/// <remarks>
/// <para>
/// Every copy is found: within a longer run, beside an escape, and encoded as <see cref="SecretEncoding"/> tells, up to three encodings within
/// each other. What is not seen:
/// </para>
/// <list type="bullet">
/// <item>what of a copy, as encoded, is more than <see cref="KnownSecretSession.Reach"/> bytes from the eight of it that are looked for;</item>
/// <item>of a compressed member what is behind its first MiB when inflated, or so far behind its start as <see cref="KnownSecretSession.Reach"/>; zlib with a window other than 32 KiB;
/// and in base64 a zlib member of fewer than 12 bytes;</item>
/// <item>in UTF-16 a secret without eight ASCII characters in a row that has none of ASCII within 60 characters, in itself or beside it; and a secret that is no text;</item>
/// <item>a plus that stands for a space in a URL, and named references of HTML beyond Latin-1;</item>
/// <item>what is behind 64 times as many decoded bytes as a block of 128 KiB has, or 1,536 times as many to confirm what was noticed. Ordinary text stays far below; text made
/// to be dear does not.</item>
/// </list>
/// <para>Where a limit cut something that was there to be seen, <see cref="Scan"/> says how often. Immutable and safe for concurrent use until it is disposed.</para>
/// </remarks>
public sealed class KnownSecrets : IDisposable
{
    private readonly KnownSecretKeys _keys;
    private readonly WindowSieve _sieve;
    private SearchWorkspace? _spare;

    internal KnownSecrets(KnownSecretKeys keys, SecretTable table, WindowKind kinds, PairFinder? own, WindowSieve sieve)
    {
        _keys = keys;
        Table = table;
        Kinds = kinds;
        _sieve = sieve;
        Passes = WindowPass.Create(kinds, own, sieve);
    }

    /// <summary>How many secrets there are.</summary>
    public int Count => Table.Count;

    /// <summary>Number of the key they were enrolled under.</summary>
    public ushort KeyId => _keys.KeyId;

    /// <summary>Bytes of memory the index takes: 24 a secret, and up to 48 MiB.</summary>
    public long MemoryBytes => Table.Bytes + _sieve.Bytes;

    internal SecretTable Table { get; }

    internal WindowKind Kinds { get; }

    internal WindowPass[] Passes { get; }

    internal WindowTagger Tagger => _keys.Tagger;

    /// <summary>Searches a text that is in memory as a whole.</summary>
    /// <typeparam name="TSink">The sink's type; a ref struct is allowed.</typeparam>
    /// <param name="text">The text; any bytes are allowed.</param>
    /// <param name="sink">Takes the matches in the order of their offsets.</param>
    /// <param name="maxDepth">How many encodings within each other are seen through: 0 for copies as they are, <see cref="EncodingChain.MaxDepth"/> at most.</param>
    /// <returns>How often a limit cut the search short; 0 when all was seen.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The depth is none.</exception>
    /// <exception cref="ObjectDisposedException">The index is disposed.</exception>
    public long Scan<TSink>(ReadOnlySpan<byte> text, ref TSink sink, int maxDepth = EncodingChain.MaxDepth)
        where TSink : IKnownSecretSink, allows ref struct
    {
        CheckDepth(maxDepth);
        var workspace = Rent();
        try
        {
            workspace.Start(maxDepth);
            for (long start = 0; start < text.Length; start += KnownSecretSession.BlockSize)
            {
                var first = (int)Math.Max(0, start - KnownSecretSession.Reach);
                var end = (int)Math.Min(text.Length, start + KnownSecretSession.BlockSize);
                var seen = (int)Math.Min(text.Length, (long)end + KnownSecretSession.Reach);
                workspace.Search(text[first..seen], (int)start - first, end - first, seen < text.Length, ref sink);
            }

            workspace.Finish(ref sink);
            return workspace.Limited;
        }
        finally
        {
            Return(workspace);
        }
    }

    /// <summary>Clears the keys. Searches that are under way fail or find nothing more.</summary>
    public void Dispose() => _keys.Dispose();

    internal UInt128 Digest(ReadOnlySpan<byte> secret) => _keys.Digest(secret);

    internal static void CheckDepth(int maxDepth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxDepth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDepth, EncodingChain.MaxDepth);
    }

    internal SearchWorkspace Rent() => Interlocked.Exchange(ref _spare, null) ?? new SearchWorkspace(this);

    internal void Return(SearchWorkspace workspace)
    {
        workspace.Clear();
        Interlocked.Exchange(ref _spare, workspace);
    }
}
