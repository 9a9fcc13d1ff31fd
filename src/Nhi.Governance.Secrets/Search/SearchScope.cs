namespace Nhi.Governance.Secrets;

/// <summary>The text a search is at.</summary>
/// <param name="workspace">What it works with.</param>
/// <param name="text">What may be looked at.</param>
/// <param name="origin">The offset of its first byte.</param>
/// <param name="root">The view that stands for it.</param>
/// <param name="isCut">Whether more of it follows.</param>
internal readonly ref struct SearchScope(SearchWorkspace workspace, ReadOnlySpan<byte> text, long origin, View root, bool isCut)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private readonly long _origin = origin;
    private readonly bool _isCut = isCut;

    public SearchWorkspace Workspace { get; } = workspace;

    public View Root { get; } = root;

    public KnownSecrets Secrets => Workspace.Secrets;

    /// <summary>Whether what is encoded in base64 or hexadecimal need not hold ASCII.</summary>
    public bool IsBinary => Secrets.Kinds.HasFlag(WindowKind.Binary);

    /// <summary>The bytes of a view.</summary>
    public ReadOnlySpan<byte> Text(View view) => view.Encoding == SecretEncoding.None ? _text : view.Bytes;

    /// <summary>Whether a view ends before what it shows does.</summary>
    public bool IsCut(View view) => view.Encoding == SecretEncoding.None ? _isCut : view.IsCut;

    /// <summary>Reports a copy that stands in a view, by the place of what it is encoded in.</summary>
    public void Report(View view, int start, int length, UInt128 digest)
    {
        var end = start + length;
        for (var at = view; at.Parent is { } parent; at = parent)
        {
            (start, end) = at.Encoding == SecretEncoding.Compressed ? at.Member : (at.StartOf(start), at.EndOf(end - 1));
        }

        Workspace.Report(_text, _origin, start, end, digest, view.Chain);
    }
}
