using System.Globalization;

namespace Nhi.Governance.FormatTables;

/// <summary>
/// Reads a shape: literal characters, classes, groups of alternatives, and the repetitions <c>{n}</c>, <c>{n,m}</c> and <c>?</c>.
/// What it reads is a regular expression of the same meaning, and nothing in it is unbounded.
/// </summary>
internal sealed class ShapeParser
{
    private const int MostRepetitions = 4096;

    private readonly string _text;
    private int _at;
    private bool _anyCase;
    private bool _hasValue;

    private ShapeParser(string text) => _text = text;

    public static Shape Parse(string text)
    {
        var parser = new ShapeParser(text);
        if (text.StartsWith("(?i)", StringComparison.Ordinal))
        {
            parser._anyCase = true;
            parser._at = 4;
        }

        Shape shape = parser.Alternatives();
        if (parser._at < text.Length)
        {
            throw parser.Error("a ) too many");
        }

        return shape;
    }

    private Shape Alternatives()
    {
        var choices = new List<Shape> { Sequence() };
        while (Take('|'))
        {
            choices.Add(Sequence());
        }

        return choices.Count == 1 ? choices[0] : new Shape.Any(choices);
    }

    private Shape Sequence()
    {
        var parts = new List<Shape>();
        while (_at < _text.Length && _text[_at] is not ('|' or ')'))
        {
            parts.Add(Repeated(Part()));
        }

        return parts.Count == 1 ? parts[0] : new Shape.All(parts);
    }

    private Shape Part()
    {
        char c = _text[_at++];
        return c switch
        {
            '(' => Group(),
            '[' => new Shape.One(Cased(Class())),
            '\\' => new Shape.One(Cased(ByteSet.Of(Escape()))),
            '.' or '*' or '+' or '?' or '{' or '}' or '^' or '$' => throw Error($"'{c}' must be escaped or is not allowed here"),
            > '\u007e' => throw Error("only ASCII; other bytes are written \\xNN"),
            _ => new Shape.One(Cased(ByteSet.Of(c))),
        };
    }

    private Shape Group()
    {
        bool before = _anyCase;
        bool value = false;
        if (Take("?i:"))
        {
            _anyCase = true;
        }
        else if (Take("?<value>"))
        {
            if (_hasValue)
            {
                throw Error("a second value");
            }

            _hasValue = value = true;
        }
        else if (!Take("?:") && _at < _text.Length && _text[_at] == '?')
        {
            throw Error("an unknown kind of group");
        }

        Shape inner = Alternatives();
        if (!Take(')'))
        {
            throw Error("a ) is missing");
        }

        _anyCase = before;
        return value ? new Shape.Value(inner) : inner;
    }

    private Shape Repeated(Shape part)
    {
        if (_at >= _text.Length)
        {
            return part;
        }

        if (_text[_at] is '*' or '+')
        {
            throw Error("a repetition without bound");
        }

        int min;
        int max;
        if (Take('?'))
        {
            (min, max) = (0, 1);
        }
        else if (Take('{'))
        {
            min = Number();
            max = Take(',') ? Number() : min;
            if (!Take('}') || max < min || max == 0)
            {
                throw Error("a repetition is {n} or {n,m}");
            }
        }
        else
        {
            return part;
        }

        if (_at < _text.Length && _text[_at] is '?' or '*' or '+' or '{')
        {
            throw Error("a repetition of a repetition");
        }

        return new Shape.Repeat(part, min, max);
    }

    private ByteSet Class()
    {
        bool negated = Take('^');
        ByteSet set = ByteSet.None;
        while (!Take(']'))
        {
            int from = ClassByte();
            int to = from;
            if (_at + 1 < _text.Length && _text[_at] == '-' && _text[_at + 1] != ']')
            {
                _at++;
                to = ClassByte();
            }

            if (to < from)
            {
                throw Error("a range that runs backwards");
            }

            set |= ByteSet.Range(from, to);
        }

        return negated ? ~Cased(set) : set;
    }

    private int ClassByte()
    {
        if (_at >= _text.Length)
        {
            throw Error("a ] is missing");
        }

        char c = _text[_at++];
        return c switch
        {
            '\\' => Escape(),
            '[' => throw Error("'[' in a class must be escaped"),
            > '\u007e' => throw Error("only ASCII; other bytes are written \\xNN"),
            _ => c,
        };
    }

    private int Escape()
    {
        if (_at >= _text.Length)
        {
            throw Error("an escape of nothing");
        }

        char c = _text[_at++];
        switch (c)
        {
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'x' when _at + 2 <= _text.Length && byte.TryParse(_text.AsSpan(_at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value):
                _at += 2;
                return value;
            default:
                return char.IsAsciiLetterOrDigit(c) ? throw Error($"no such escape: \\{c}") : c;
        }
    }

    private int Number()
    {
        int start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        return int.TryParse(_text.AsSpan(start, _at - start), CultureInfo.InvariantCulture, out int value) && value <= MostRepetitions
            ? value
            : throw Error($"a number up to {MostRepetitions} is missing");
    }

    private ByteSet Cased(ByteSet set) => _anyCase ? set.InBothCases() : set;

    private bool Take(char c) => Take([c]);

    private bool Take(ReadOnlySpan<char> text)
    {
        if (!_text.AsSpan(_at).StartsWith(text))
        {
            return false;
        }

        _at += text.Length;
        return true;
    }

    private FormatException Error(string what) => new($"shape \"{_text}\", character {_at}: {what}");
}
