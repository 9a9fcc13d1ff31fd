namespace Nhi.Governance.FormatTables;

/// <summary>All that the scanner needs to know of the catalogue, as numbers.</summary>
internal sealed class Tables
{
    public const int HeadBits = 12;

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
    }

    private Tables(IReadOnlyList<CatalogueFormat> formats) => Formats = formats;

    public IReadOnlyList<CatalogueFormat> Formats { get; }

    public byte[] Code { get; private set; } = [];

    public byte[] Sets { get; private set; } = [];

    public byte[] Masks { get; private set; } = [];

    public byte[] Words { get; private set; } = [];

    public List<int[]> Rows { get; } = [];

    public List<Anchor> Anchors { get; } = [];

    public List<(uint Key, int Anchor)> Keys { get; } = [];

    public int[] Heads { get; private set; } = [];

    /// <summary>The share of the places of ordinary text that is looked at twice, as the table of frequencies has it.</summary>
    public double Candidates { get; private set; }

    public static Tables Build(IReadOnlyList<CatalogueFormat> formats)
    {
        var tables = new Tables(formats);
        var compiler = new ShapeCompiler();
        var words = new List<byte>();
        var wordNumbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < formats.Count; i++)
        {
            CatalogueFormat format = formats[i];
            try
            {
                tables.AddRow(format, compiler);
                if (format.Near.Count == 0)
                {
                    tables.Anchors.AddRange(AnchorChooser.Of(format.Shape, i));
                }

                foreach (string word in format.Near)
                {
                    if (!wordNumbers.TryGetValue(word, out int number))
                    {
                        wordNumbers[word] = number = words.Count;
                        words.Add((byte)word.Length);
                        words.AddRange(word.Select(static c => (byte)c));
                    }

                    tables.Anchors.Add(AnchorChooser.Of(word, i, number));
                }
            }
            catch (FormatException e)
            {
                throw new FormatException($"{format.Id}: {e.Message}", e);
            }
        }

        tables.Code = compiler.Code;
        tables.Sets = compiler.Sets;
        tables.Words = [.. words];
        var buckets = Buckets.Fill(tables.Anchors);
        tables.Candidates = buckets.Total;
        tables.Masks = buckets.ToMasks();
        tables.AddKeys();
        return tables;
    }

    public static uint Hash(uint key) => (key * 0x9E3779B1u) >> (32 - HeadBits);

    private void AddKeys()
    {
        Keys.AddRange(Anchors.SelectMany(static (anchor, number) => anchor.Keys().Select(key => (key, number))).OrderBy(static k => Hash(k.key)).ThenBy(static k => k.key).ThenBy(static k => k.number));
        Heads = new int[(1 << HeadBits) + 1];
        foreach ((uint key, _) in Keys)
        {
            Heads[Hash(key) + 1]++;
        }

        for (int i = 1; i < Heads.Length; i++)
        {
            Heads[i] += Heads[i - 1];
        }
    }

    private void AddRow(CatalogueFormat format, ShapeCompiler compiler)
    {
        Shape shape = format.Shape;
        if (shape.MaxLength > MostLength || shape.MinLength == 0)
        {
            throw new FormatException($"a match is 1 to {MostLength} bytes long, not {shape.MinLength} to {shape.MaxLength}");
        }

        bool check = format.Check is not (null or "base64-json");
        int lead = AnchorChooser.Lead(shape);
        ByteSet before = check ? ByteSet.None : Boundaries.Before(shape, lead);
        ByteSet after = check ? ByteSet.None : Boundaries.After(shape);
        ByteSet variable = Boundaries.Variable(shape);
        bool mixed = variable.Contains('a') && variable.Contains('A') && variable.Contains('0');
        Flag flags = (format.Near.Count > 0 ? Flag.Near : Flag.None) | (check ? Flag.Check : Flag.None) | (mixed ? Flag.MixedCase : Flag.None)
            | (shape.HasValue ? Flag.Value : Flag.None) | (format.Generic ? Flag.Generic : Flag.None);
        int rank = Math.Max(0, (int)Boundaries.Bits(shape) - (format.Near.Count > 0 ? NearHandicap : 0));
        Rows.Add(
        [
            compiler.Compile(shape, after),
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
