using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Nhi.Governance.FormatTables;

namespace Nhi.Governance.Secrets.Tests;

public sealed class ByteRowTests
{
    [Fact]
    public void Both_ways_find_the_same_rows() =>
        Prop.ForAll<int>(static seed =>
        {
            var random = new Random(seed);
            byte[] text = new byte[ByteRow.Reach];
            string signs = random.Next(2) == 0 ? "aZ09_+-/=" : "AZaz09_+-/= @[`{:.,\u007f\u00e1";
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = random.Next(14) == 0 ? (byte)random.Next(256) : (byte)signs[random.Next(signs.Length)];
            }

            Assert.Equal(ByteRow.IsInScalar(text), ByteRow.IsInVector(text));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaa", true)]
    [InlineData("aaaaaaaaaaaaaaa", false)]
    [InlineData("aaaaaaaaaaaaaaa.a", false)]
    [InlineData("= \"/+-_=AZaz09aaaaa\"", true)]
    public void A_row_has_sixteen_bytes(string text, bool isRow)
    {
        Assert.Equal(isRow, ByteRow.IsIn(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(isRow, ByteRow.IsIn(Encoding.ASCII.GetBytes(new string(' ', ByteRow.Reach - text.Length) + text)));
        Assert.False(ByteRow.IsIn(Encoding.ASCII.GetBytes(new string(' ', ByteRow.Reach - 15) + new string('a', 40))));
    }

    [Fact]
    public void What_the_table_says_of_rows_is_so_of_every_example()
    {
        foreach (CatalogueFormat format in CatalogueFiles.Formats.Where(static f => CatalogueFiles.Of(f).Row.Flags.HasFlag(FormatFlags.Row)))
        {
            foreach (string example in format.Examples)
            {
                var sink = new FoundSink();
                SecretScanner.Scan(Encoding.UTF8.GetBytes(example), CatalogueFiles.Only(format), ref sink);
                Assert.NotEmpty(sink.All);
            }
        }
    }
}
