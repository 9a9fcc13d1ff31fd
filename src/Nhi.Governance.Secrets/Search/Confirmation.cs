using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Tells whether a secret stands around a window of it. If not as the view has it, the rest of it may be escaped or broken where the window is
/// not: then what may have been done to it outside the encodings known so far, between them or within is tried, but only what is seen there.
/// </summary>
internal ref struct Confirmation
{
    // Room for blanks and quotes at breaks of lines.
    private const int Slack = 320;
    private const int ScaleStep = 8;
    private const int MostScale = 64;

    private readonly SearchScope _scope;
    private readonly int _offset;
    private readonly int _length;
    private readonly int _first;
    private readonly int _count;
    private readonly Steps _steps;
    private readonly int _scale;

    private Confirmation(SearchScope scope, ulong entry, int first, int count, Steps steps, int scale)
    {
        _scope = scope;
        _scale = scale;
        (_offset, _length) = (SecretEntry.Offset(entry), SecretEntry.Length(entry));
        (_first, _count, _steps) = (first, count, steps);
    }

    /// <summary>Reports the secret, if it is there.</summary>
    /// <param name="scope">The text.</param>
    /// <param name="view">Where the window was met.</param>
    /// <param name="place">Where it starts there.</param>
    /// <param name="entry">What is known of the secret.</param>
    /// <param name="first">The number of the first secret of which that is known.</param>
    /// <param name="count">How many there are.</param>
    public static void Run(scoped in SearchScope scope, View view, int place, ulong entry, int first, int count)
    {
        if (!scope.Workspace.MayConfirm(SecretEntry.Length(entry)))
        {
            return;
        }

        var start = place - SecretEntry.Offset(entry);
        if (new Confirmation(scope, entry, first, count, default, 1).IsAt(view, start) || scope.Workspace.MaxDepth == 0)
        {
            return;
        }

        var steps = default(Steps);
        var at = view;
        for (; !at.IsRoot; at = at.Parent!)
        {
            steps.Prepend(new Step(at.Encoding, at.Encoding == SecretEncoding.Base64 ? place % 3 : at.InToken(place), at.Bytes[place]));
            place = at.StartOf(place);
        }

        // How far an encoded secret reaches is a guess: if what was decoded was too little for any way, more is, up to all that is seen.
        for (var scale = 1; scale <= MostScale; scale *= ScaleStep)
        {
            scope.Workspace.RanOut = false;
            var others = scope.Workspace.MaxDepth - view.Chain.Count;
            if (new Confirmation(scope, entry, first, count, steps, scale).TryAll(at, place, others)
                || TryBreaksLater(scope, entry, first, count, steps, scale, at, place, others)
                || !scope.Workspace.RanOut)
            {
                return;
            }
        }
    }

    // A break that is not escaped is joined before the escapes beside it are decoded, whatever is the order of the whole.
    private static bool TryBreaksLater(
        scoped in SearchScope scope, ulong entry, int first, int count, Steps steps, int scale, View root, int place, int mostOthers)
    {
        for (var step = 0; step + 1 < steps.Count; step++)
        {
            if (steps[step].Encoding is not (SecretEncoding.Wrapped or SecretEncoding.Folded))
            {
                continue;
            }

            var later = steps;
            for (var next = step; next + 1 < steps.Count && steps[next + 1].Encoding is SecretEncoding.Percent or SecretEncoding.Backslash or SecretEncoding.Html; next++)
            {
                later = later.Swapped(next);
                if (new Confirmation(scope, entry, first, count, later, scale).TryAll(root, place, mostOthers))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // What needs fewer encodings is likelier, so it is tried first. The view as it is was tried, if that is all there is.
    private readonly bool TryAll(View root, int place, int mostOthers)
    {
        for (var others = _steps.Count == 0 ? 1 : 0; others <= mostOthers; others++)
        {
            if (Try(root, place, 0, others))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool IsAt(View view, int start)
    {
        var text = _scope.Text(view);
        if (start < 0 || start + _length > text.Length)
        {
            _scope.Workspace.RanOut |= view.IsCut;
            return false;
        }

        var digest = _scope.Workspace.MayConfirm(_length) ? _scope.Secrets.Digest(text.Slice(start, _length)) : default;
        if (!_scope.Secrets.Table.Contains(_first, _count, digest))
        {
            _scope.Workspace.RanOut |= view.IsFrayed;
            return false;
        }

        _scope.Report(view, start, _length, digest);
        return true;
    }

    // The window is reached from the view by the steps that are left, with exactly so many others before, between and behind them.
    private readonly bool Try(View view, int anchor, int step, int others)
    {
        if (step == _steps.Count && others == 0)
        {
            return IsAt(view, anchor - _offset);
        }

        if (step < _steps.Count && TryStep(view, anchor, step, others))
        {
            return true;
        }

        foreach (var encoding in LocalDecoder.All)
        {
            if (others > 0 && TryLocal(view, anchor, encoding, step, others - 1, phase: -1))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool TryStep(View view, int anchor, int step, int others)
    {
        var (encoding, phase, _) = _steps[step];
        switch (encoding)
        {
            case SecretEncoding.Base64 or SecretEncoding.Hex:
                return TryDigits(view, anchor, step, others, phase);
            case SecretEncoding.Utf16:
                return TryUtf16(view, anchor, anchor, isBigEndian: false, step, others)
                    || TryUtf16(view, anchor, anchor - 1, isBigEndian: true, step, others)
                    || TryUtf16(view, anchor, anchor, isBigEndian: true, step, others);
            default:
                return TryLocal(view, anchor, encoding, step + 1, others, phase);
        }
    }

    // Of a step that is known the phase is how far in what the anchor decodes to the window starts; otherwise it is -1.
    private readonly bool TryLocal(View view, int anchor, SecretEncoding encoding, int step, int others, int phase)
    {
        var text = _scope.Text(view);
        var (left, right) = Needed(step, others);
        var factor = LocalDecoder.Factor(encoding);
        var first = anchor - (int)Math.Min(KnownSecretSession.Reach, ((long)left * factor * _scale) + Slack);
        var from = LocalDecoder.Align(encoding, text, first);
        var to = (int)Math.Min(text.Length, (long)anchor + Math.Min(KnownSecretSession.Reach, ((long)right * factor * _scale) + Slack));
        if (!_scope.Workspace.MayLookThrough(to - from) || !LocalDecoder.TryNext(encoding, text, from, to, out _))
        {
            return false;
        }

        // Most of what might be needed is not: escapes are few.
        var child = _scope.Workspace.Rent(view, encoding);
        var width = left + Slack;
        int found;
        do
        {
            child.Begin(view, encoding);
            from = LocalDecoder.Align(encoding, text, Math.Max(first, anchor - width));
            var end = LocalDecoder.Decode(encoding, text, from, anchor, child);
            found = end > anchor || !_scope.Workspace.MayConfirm(anchor - from) ? -1 : child.Length;
            width *= 2;
        }
        while (found >= 0 && found < left && from > Math.Max(0, first));

        var confirmed = false;
        if (found >= 0)
        {
            found += Math.Max(0, phase);
            var end = LocalDecoder.Decode(encoding, text, anchor, to, child, found + right);
            child.IsCut = view.IsCut || IsWithinReach(anchor - from, from > 0) || IsWithinReach(end - anchor, end < text.Length);
            child.IsFrayed = view.IsFrayed || (view.IsCut && (from < LocalDecoder.Longest(encoding) || end > text.Length - LocalDecoder.Longest(encoding)));
            confirmed = _scope.Workspace.MayConfirm(end - anchor)
                && (phase >= 0 || child.Touches(found - left, found + right))
                && (Try(child, found, step, others) || (step == _steps.Count && others == 0 && TryBeforeBreak(child, encoding, text, from, anchor, found)));
        }

        _scope.Workspace.Return(child);
        return confirmed;
    }

    // A break may begin with the last byte of the secret: a backslash or a quote at the end of a line.
    private readonly bool TryBeforeBreak(View child, SecretEncoding encoding, ReadOnlySpan<byte> text, int from, int anchor, int found)
    {
        var last = found + _length - _offset - 1;
        if (encoding is not (SecretEncoding.Wrapped or SecretEncoding.Folded or SecretEncoding.Indented) || last < 1 || last > child.Length)
        {
            return false;
        }

        var end = child.StartOf(last - 1) + 1;
        if (end >= text.Length || !LocalDecoder.TryNext(encoding, text, end, end + 1, out _))
        {
            return false;
        }

        child.Begin(child.Parent, encoding);
        LocalDecoder.Decode(encoding, text, from, end, child, last);
        child.AddLiteral(text.Slice(end, 1), end);
        return child.Length == last + 1 && IsAt(child, found - _offset);
    }

    private readonly bool TryDigits(View view, int anchor, int step, int others, int phase)
    {
        var text = _scope.Text(view);
        var encoding = _steps[step].Encoding;
        var (left, right) = Needed(step + 1, others);
        var (group, bytes) = encoding == SecretEncoding.Hex ? (2, 1) : (4, 3);
        var start = DigitRuns.Back(encoding, text, anchor, (left * group / bytes) + (2 * group), out var count);
        for (var skipped = (count - phase + group) % group; skipped > 0; skipped--)
        {
            start = DigitRuns.Next(encoding, text, start);
            count--;
        }

        if (count < phase)
        {
            return false;
        }

        var child = _scope.Workspace.Rent(view, encoding);
        var found = (count / group * bytes) + phase;
        DigitRuns.Decode(text, start, found + right, child);
        child.IsCut = view.IsCut || IsWithinReach(anchor - start, start > 0) || child.Length >= found + right;
        child.IsFrayed = view.IsFrayed;
        var confirmed = found < child.Length && _scope.Workspace.MayConfirm(child.Length) && Try(child, found, step + 1, others);
        _scope.Workspace.Return(child);
        return confirmed;
    }

    private readonly bool TryUtf16(View view, int anchor, int unit, bool isBigEndian, int step, int others)
    {
        var text = _scope.Text(view);
        var (left, right) = Needed(step + 1, others);
        if (unit < 0)
        {
            return false;
        }

        var child = _scope.Workspace.Rent(view, SecretEncoding.Utf16);
        var from = unit - Math.Min(unit & ~1, 2 * left);
        Utf16Runs.Convert(text, from, (int)Math.Min(text.Length, unit + (2L * right) + 2), isBigEndian, child);
        var found = child.Find(anchor);
        child.IsCut = view.IsCut || IsWithinReach(anchor - from, from > 1) || (2 * right) + unit + 2 < text.Length;
        child.IsFrayed = view.IsFrayed;
        found += _steps[step].Phase;
        var confirmed = found >= 0 && IsExpected(child, found, step) && _scope.Workspace.MayConfirm(child.Length) && Try(child, found, step + 1, others);
        _scope.Workspace.Return(child);
        return confirmed;
    }

    // Whether more might be decoded, though not beyond what is seen.
    private static bool IsWithinReach(int distance, bool isMore) => isMore && distance < KnownSecretSession.Reach;

    // The byte order of UTF-16 is a guess.
    private readonly bool IsExpected(View view, int at, int step) => at < view.Length && view.Bytes[at] == _steps[step].First;

    // How many bytes before and from the window on are needed of a view that is that many steps from the secret.
    private readonly (int Left, int Right) Needed(int step, int others)
    {
        var factor = 1L;
        for (; step < _steps.Count; step++)
        {
            factor *= LocalDecoder.Factor(_steps[step].Encoding);
        }

        for (; others > 0; others--)
        {
            factor *= 6;
        }

        factor *= factor > 1 ? _scale : 1;
        var more = factor > 1 ? Slack / 4 : 0;
        return ((int)Math.Min(KnownSecretSession.Reach, (_offset * factor) + more), (int)Math.Min(KnownSecretSession.Reach, (_length - _offset) * factor));
    }

    /// <summary>An encoding, where in a group of base64 or in a character the window starts, and with which byte.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Step(SecretEncoding Encoding, int Phase, byte First);

    /// <summary>The encodings from the text to the view.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Steps
    {
        private Step _a;
        private Step _b;
        private Step _c;

        public int Count { get; private set; }

        public readonly Step this[int index] => index switch { 0 => _a, 1 => _b, _ => _c };

        public readonly Steps Swapped(int index) => index == 0 ? this with { _a = _b, _b = _a } : this with { _b = _c, _c = _b };

        public void Prepend(Step step)
        {
            (_a, _b, _c) = (step, _a, _b);
            Count++;
        }
    }
}
