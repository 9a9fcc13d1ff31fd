using System.Text;

namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>Secrets of all kinds in all encodings, up to three within each other: every copy is found where it is, and nothing else is claimed.</summary>
public sealed class PlantedCopiesTests
{
    private const int TextsOfSlice = 500;
    private const int CopiesOfText = 20;

    /// <summary>Twenty slices of ten thousand copies: a slice fails, and is run again, by itself.</summary>
    public static TheoryData<int> Slices { get; } = [.. Enumerable.Range(0, 20)];

    [Theory]
    [InlineData(SecretEncoding.Percent)]
    [InlineData(SecretEncoding.Backslash)]
    [InlineData(SecretEncoding.Html)]
    [InlineData(SecretEncoding.Wrapped)]
    [InlineData(SecretEncoding.Folded)]
    [InlineData(SecretEncoding.Indented)]
    [InlineData(SecretEncoding.Utf16)]
    [InlineData(SecretEncoding.Base64)]
    [InlineData(SecretEncoding.Hex)]
    [InlineData(SecretEncoding.Compressed)]
    public void A_copy_in_one_encoding_is_found(SecretEncoding encoding) => Plant(1000 * (int)encoding, 20, 15, _ => [encoding]);

    [Fact]
    public void Copies_in_encodings_within_each_other_are_found() => Plant(1, 130, 16, Planting.Any);

    // The run of digits goes on over the break, and so must what is decoded for the sake of the blank.
    [Theory]
    [InlineData("&#32;")]
    [InlineData("%20")]
    [InlineData("\\t")]
    public void A_copy_in_lines_is_found_whose_indentation_is_escaped(string blank)
    {
        using var enrolment = new Enrolment(["e034c242"u8.ToArray()]);
        var digits = Convert.ToHexString(Encoding.ASCII.GetBytes("e034\n" + new string('\t', 24) + "c242"));
        var lines = digits.Chunk(7).Select(static line => new string(line)).ToArray();
        var middle = lines.Length / 2;
        var text = string.Join("\n     ", lines[..middle]) + "\n  " + blank + "  " + string.Join("\n     ", lines[middle..]);
        Assert.Single(enrolment.Scan(Encoding.ASCII.GetBytes("can," + text + ";The quick brown fox"), EncodingChain.MaxDepth).All);
    }

    // What stands behind it makes its last byte the beginning of another break.
    [Theory]
    [InlineData("ab-cd=ef+gh/ij\\", "\n")]
    [InlineData("ab-cd=ef+gh/ij\"", "\n  \"")]
    public void A_copy_in_lines_is_found_that_ends_as_a_break_begins(string secret, string behind)
    {
        using var enrolment = new Enrolment([Encoding.ASCII.GetBytes(secret)]);
        var text = string.Join("\" +\n  \"", secret.Chunk(5).Select(static line => new string(line)));
        var match = Assert.Single(enrolment.Scan(Encoding.ASCII.GetBytes($"x = \"{text}{behind}The quick brown fox"), EncodingChain.MaxDepth).All);
        Assert.Equal((5, text.Length), (match.Offset, match.Length));
    }

    [Theory]
    [Trait("Category", "Full")]
    [MemberData(nameof(Slices))]
    public void Very_many_copies_are_found(int slice) => Plant(1_000_000 + (slice * TextsOfSlice), TextsOfSlice, CopiesOfText, Planting.Any);

    private static void Plant(int firstSeed, int texts, int copies, Func<Random, SecretEncoding[]> chain)
    {
        var complaints = Planting.Run(firstSeed, texts, copies, chain);
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }
}
