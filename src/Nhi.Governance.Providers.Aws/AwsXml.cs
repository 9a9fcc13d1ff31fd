using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace Nhi.Governance.Providers.Aws;

/// <summary>An element of an answer of the query protocol: its children, or its text. Namespaces and attributes say nothing there and are dropped.</summary>
internal sealed class AwsXml
{
    private const int MaximumDepth = 16;
    private const int MaximumElements = 100_000;

    private readonly List<AwsXml> _children = [];
    private readonly StringBuilder _text = new();

    private AwsXml(string name) => Name = name;

    public string Name { get; }

    public IReadOnlyList<AwsXml> Children => _children;

    /// <summary>Reads a document: no DTD, bounded in depth and in elements, as the body is in bytes.</summary>
    /// <exception cref="XmlException">It is not one, or goes over the bounds.</exception>
    public static AwsXml Parse(ReadOnlyMemory<byte> body)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true };
        using var stream = MemoryMarshal.TryGetArray(body, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(body.ToArray(), writable: false);
        try
        {
            using var reader = XmlReader.Create(stream, settings);
            return Read(reader);
        }
        catch (Exception broken) when (broken is ArgumentException or DecoderFallbackException or InvalidOperationException or NotSupportedException)
        {
            // An encoding its declaration names and nobody has.
            throw new XmlException("The answer is not readable.", broken);
        }
    }

    /// <summary>The first child of a name.</summary>
    public AwsXml? Child(string name) => _children.Find(child => string.Equals(child.Name, name, StringComparison.Ordinal));

    /// <summary>This or the first element of a name below it.</summary>
    public AwsXml? Find(string name)
    {
        if (string.Equals(Name, name, StringComparison.Ordinal))
        {
            return this;
        }

        foreach (var child in _children)
        {
            if (child.Find(name) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The text of a child; null where there is none.</summary>
    public string? Text(string name) => Child(name)?._text.ToString().Trim();

    private static AwsXml Read(XmlReader reader)
    {
        var open = new Stack<AwsXml>();
        AwsXml? root = null;
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (open.Count >= MaximumDepth || ++count > MaximumElements)
                    {
                        throw new XmlException("The answer is deeper or longer than any of AWS.");
                    }

                    var element = new AwsXml(reader.LocalName);
                    if (open.TryPeek(out var parent))
                    {
                        parent._children.Add(element);
                    }

                    root ??= element;
                    if (!reader.IsEmptyElement)
                    {
                        open.Push(element);
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when open.TryPeek(out var within):
                    within._text.Append(reader.Value);
                    break;
            }
        }

        return root ?? throw new XmlException("The answer is empty.");
    }
}
