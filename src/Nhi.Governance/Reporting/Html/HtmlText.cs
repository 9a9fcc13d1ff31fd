using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Nhi.Governance;

/// <summary>Gathers HTML. What stands in a hole of an interpolated string is text and escaped, always; only what is written in this program is markup.</summary>
internal sealed class HtmlText
{
    private static readonly SearchValues<char> Meaning = SearchValues.Create("&<>\"'");
    private readonly StringBuilder _text = new();

    /// <summary>Writes markup, whose parts have been written when it is called.</summary>
    public HtmlText Write([InterpolatedStringHandlerArgument("")] ref Handler markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Writes one of the files this program carries.</summary>
    public void WriteAsset(string content) => _text.Append(content);

    /// <summary>Hands over what was gathered.</summary>
    public async Task FlushAsync(Stream destination, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(_text.ToString());
        _text.Clear();
        await destination.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
    }

    private void WriteText(string text)
    {
        var rest = PlainText.Of(text).AsSpan();
        while (rest.IndexOfAny(Meaning) is >= 0 and var at)
        {
            _text.Append(rest[..at]).Append(rest[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ => "&#39;",
            });
            rest = rest[(at + 1)..];
        }

        _text.Append(rest);
    }

    /// <summary>Takes the parts of an interpolated string.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Handler
    {
        private readonly HtmlText _to;

        public Handler(int literalLength, int formattedCount, HtmlText to)
        {
            // The text grows by itself, in doubling parts; to ask for a little more each time would copy it each time.
            _ = literalLength + formattedCount;
            _to = to;
        }

        public void AppendLiteral(string markup) => _to._text.Append(markup);

        public void AppendFormatted(string? text) => _to.WriteText(text ?? string.Empty);

        public void AppendFormatted(int number) => _to._text.Append(number.ToString("N0", CultureInfo.InvariantCulture));

        public void AppendFormatted(double number) => _to._text.Append(number.ToString("0.##", CultureInfo.InvariantCulture));
    }
}
