namespace Nhi.Governance.FormatTables;

/// <summary>All that the scanner needs to know of the catalogue, as numbers.</summary>
internal sealed class Tables
{
    private const int MostLength = 4096;
    private const int NearHandicap = 2048;

    [Flags]
    private enum Flag
    {
        None = 0,
        Near = 1,
        Check = 2,
        MixedCase = 4,
        Value = 8,
        Generic = 16,
        Digits = 32,
        Row = 64,
    }

    private Tables(IReadOnlyList<CatalogueFormat> formats) => Formats = formats;

    public IReadOnlyList<CatalogueFormat> Formats { get; }

    public byte[] Code { get; private set; } = [];

    public byte[] Sets { get; private set; } = [];

    public byte[] Masks { get; private set; } = [];

    public byte[] Words { get; private set; } = [];

    public List<int[]> Rows { get; } = [];

    public List<Anchor> Anchors { get; } = [];

    /// <summary>The keys of the anchors that are looked for everywhere.</summary>
    public KeyTable Keys { get; private set; } = KeyTable.Empty;

    /// <summary>The keys of the words that are looked for where words begin.</summary>
    public KeyTable WordKeys { get; private set; } = KeyTable.Empty;

    /// <summary>The share of the places of ordinary text that is looked at twice, as the table of frequencies has it.</summary>
    public double Candidates { get; private set; }

    public static Tables Build(IReadOnlyList<CatalogueFormat> formats)
    {
        var tables = new Tables(formats);
        var compiler = new ShapeCompiler();
        var errors = new List<string>();
        var choices = new List<IReadOnlyList<Anchor>>();
        var words = new List<byte>();
        var wordNumbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] programs = [.. formats.Select(format => Compile(format, compiler, errors))];
        for (int i = 0; i < formats.Count; i++)
        {
            CatalogueFormat format = formats[i];
            try
            {
                tables.AddRow(format, programs[i], compiler);
                if (format.Near.Count == 0)
                {
                    choices.AddRange(AnchorChooser.Of(format.Shape, i, format.Check is not ("private-key" or "azure-storage")));
                }

                foreach (string word in format.Near)
                {
                    if (!wordNumbers.TryGetValue(word, out int number))
                    {
                        wordNumbers[word] = number = words.Count;
                        words.Add((byte)word.Length);
                        words.AddRange(word.Select(static c => (byte)c));
                    }

                    choices.Add(AnchorChooser.Of(word, i, number));
                }
            }
            catch (FormatException e)
            {
                errors.Add($"{format.Id}: {e.Message}");
            }
        }

        if (errors.Count > 0)
        {
            throw new FormatException(string.Join('\n', errors));
        }

        tables.Code = compiler.Code;
        tables.Sets = compiler.Sets;
        tables.Words = [.. words];
        var buckets = Buckets.Fill([.. choices.Where(static list => !list[0].IsAtWordStart)], out IReadOnlyList<Anchor> everywhere);
        tables.Candidates = buckets.Total;
        tables.Masks = buckets.ToMasks();
        tables.Anchors.AddRange(
            everywhere.Concat(choices.Select(static list => list[0]).Where(static a => a.IsAtWordStart))
                .OrderBy(static a => a.Format).ThenBy(static a => a.Word).ThenBy(static a => a.Name, StringComparer.Ordinal));
        tables.Keys = KeyTable.Create(tables.Anchors, atWordStart: false);
        tables.WordKeys = KeyTable.Create(tables.Anchors, atWordStart: true);
        return tables;
    }

    private static int Compile(CatalogueFormat format, ShapeCompiler compiler, List<string> errors)
    {
        Shape shape = format.Shape;
        if (shape.MaxLength > MostLength || shape.MinLength == 0)
        {
            errors.Add($"{format.Id}: a match is 1 to {MostLength} bytes long, not {shape.MinLength} to {shape.MaxLength}");
            return 0;
        }

        try
        {
            return compiler.Compile(shape, HasCode(format) ? ByteSet.None : Boundaries.After(shape));
        }
        catch (FormatException e)
        {
            errors.Add($"{format.Id}: {e.Message}");
            return 0;
        }
    }

    // Whether code decides about it, its bounds included.
    private static bool HasCode(CatalogueFormat format) => format.Check is not (null or "base64-json" or "password");

    private void AddRow(CatalogueFormat format, int program, ShapeCompiler compiler)
    {
        Shape shape = format.Shape;
        bool check = HasCode(format);
        int lead = AnchorChooser.Lead(shape);
        ByteSet before = check ? ByteSet.None : Boundaries.Before(shape, lead);
        ByteSet after = check ? ByteSet.None : Boundaries.After(shape);
        ByteSet variable = Boundaries.Variable(shape);
        bool mixed = variable.Contains('a') && variable.Contains('A') && variable.Contains('0');
        Flag flags = (format.Near.Count > 0 ? Flag.Near : Flag.None) | (check ? Flag.Check : Flag.None) | (mixed ? Flag.MixedCase : Flag.None)
            | (format.Near.Count > 0 && variable.Contains('0') ? Flag.Digits : Flag.None)
            | (format.Near.Count > 0 && ByteRows.HasOne(shape) ? Flag.Row : Flag.None)
            | (shape.HasValue ? Flag.Value : Flag.None) | (format.Generic ? Flag.Generic : Flag.None);
        int rank = Math.Max(0, (int)Boundaries.Bits(shape) - (format.Near.Count > 0 ? NearHandicap : 0));
        Rows.Add(
        [
            program,
            compiler.SetOf(before),
            compiler.SetOf(after),
            compiler.SetOf(shape.First(ByteSet.None)),
            (int)flags,
            (int)Math.Round(format.Entropy * 100),
            Array.IndexOf(Catalogue.Checksums, format.Checksum ?? ""),
            Array.IndexOf(Catalogue.Checks, format.Check ?? ""),
            lead,
            rank,
            format.Facts.Aggregate(0, static (bits, fact) => bits | (1 << Array.IndexOf(Catalogue.Facts, fact))),
        ]);
    }
}
