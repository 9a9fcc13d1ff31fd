using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Tests.Files;

public sealed class ArchiveTests
{
    private readonly CollectingReader _reader = new();

    [Fact]
    public async Task Members_are_documents_named_below_their_archive()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.jar", Zip(("inner/path.txt", "one"u8.ToArray()), ("b.tgz", Gzip(Tar(("c.txt", "two"u8.ToArray()), ("d.gz", Gzip("three"u8.ToArray())))))));
        folder.Write("notes.txt.gz", Gzip("four"u8.ToArray()));
        folder.Write("plain.tar", Tar(("e", "five"u8.ToArray())));
        var summary = await new FolderDocumentSource(folder.Path).ReadAsync(_reader);
        Assert.Empty(summary.Unread);
        Assert.Equal(["a.jar!/b.tgz!/c.txt", "a.jar!/b.tgz!/d.gz!/d", "a.jar!/inner/path.txt", "notes.txt.gz!/notes.txt", "plain.tar!/e"], _reader.Names);
        Assert.Equal(("one", "two", "three"), (_reader["a.jar!/inner/path.txt"], _reader["a.jar!/b.tgz!/c.txt"], _reader["a.jar!/b.tgz!/d.gz!/d"]));
        Assert.Equal((5, 19), (summary.Documents, summary.Bytes));
    }

    [Fact]
    public async Task A_stream_is_unpacked_too()
    {
        var zip = Zip(("x", "one"u8.ToArray()));
        Assert.False((await ReadAsync(Gzip(Tar(("a.zip", zip), ("b", "two"u8.ToArray()))))).IsPartial);
        Assert.Equal(["in!/a.zip!/x", "in!/b"], _reader.Names);
        Assert.False((await ReadAsync(zip)).IsPartial);
        Assert.Equal("one", _reader["in!/x"]);
    }

    [Fact]
    public async Task Tools_of_the_system_make_archives_that_are_read()
    {
        using var folder = new TemporaryFolder();
        var text = string.Concat(Enumerable.Range(0, 5000).Select(line => $"line {line}\n"));
        var name = string.Concat(Enumerable.Repeat("long/", 40)) + "ü.txt";
        folder.Write("in/" + name, text);
        foreach (var format in (string[])["gnu", "pax", "ustar"])
        {
            Run(folder.Path, "tar", "--format=" + format, "-czf", $"{format}.tgz", "-C", "in", ".");
        }

        Directory.Delete(Path.Combine(folder.Path, "in"), recursive: true);
        var summary = await new FolderDocumentSource(folder.Path).ReadAsync(_reader);
        Assert.Equal([$"gnu.tgz!/./{name}", $"pax.tgz!/./{name}", $"ustar.tgz!/./{name}"], _reader.Names);
        Assert.Equal(text, _reader[$"gnu.tgz!/./{name}"]);
        Assert.Empty(summary.Unread);
    }

    [Fact]
    public async Task Archives_are_opened_three_deep()
    {
        var archive = Zip(("secret", "x"u8.ToArray()));
        for (var depth = 0; depth < 3; depth++)
        {
            archive = Zip(("z.zip", archive));
        }

        var summary = await ReadAsync(archive);
        Assert.Empty(_reader.Names);
        Assert.Equal("in!/z.zip!/z.zip!/z.zip", Assert.Single(summary.Unread).Path);
    }

    [Fact]
    public async Task Compression_within_compression_ends()
    {
        var content = Gzip("x"u8.ToArray());
        for (var depth = 0; depth < 50; depth++)
        {
            content = Gzip(content);
        }

        Assert.Single((await ReadAsync(content)).Unread);
    }

    [Fact]
    public async Task Names_that_lead_elsewhere_are_only_names()
    {
        var summary = await ReadAsync(Zip(("../../etc/passwd", "x"u8.ToArray()), ("/abs", "x"u8.ToArray()), ("C:\\x", "x"u8.ToArray())));
        Assert.Equal(["in!/../../etc/passwd", "in!//abs", "in!/C:\\x"], _reader.Names);
        Assert.False(summary.IsPartial);
    }

    [Fact]
    public async Task A_bomb_is_cut_and_told()
    {
        using var folder = new TemporaryFolder();
        var zeros = new byte[60 * 1024 * 1024];
        folder.Write("bomb.zip", Zip(("1", zeros), ("2", zeros), ("3", "x"u8.ToArray())));
        folder.Write("beside", "x");
        var summary = await new FolderDocumentSource(folder.Path).ReadAsync(_reader);
        Assert.Equal(["beside", "bomb.zip!/1"], _reader.Names);
        Assert.Equal(["bomb.zip", "bomb.zip!/2"], summary.Unread.Select(note => note.Path));
        Assert.Equal((2, zeros.Length + 1), (summary.Documents, summary.Bytes));
    }

    [Fact]
    public async Task Too_many_members_are_cut_and_told()
    {
        using var memory = new MemoryStream();
        using (var tar = new TarWriter(memory, TarEntryFormat.Ustar, leaveOpen: true))
        {
            for (var index = 0; index <= ArchiveAllowance.Members; index++)
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, $"{index}") { DataStream = new MemoryStream([(byte)'x']) });
            }
        }

        var summary = await ReadAsync(memory.ToArray());
        Assert.Equal((ArchiveAllowance.Members, "in"), (summary.Documents, Assert.Single(summary.Unread).Path));
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("tgz")]
    [InlineData("tar")]
    [InlineData("gz")]
    public async Task A_cut_archive_is_told(string kind)
    {
        var random = new byte[200_000];
        new Random(1).NextBytes(random);
        var first = Encoding.UTF8.GetBytes("first");
        var archive = kind switch
        {
            "zip" => Zip(("1", first), ("2", random)),
            "tgz" => Gzip(Tar(("1", first), ("2", random))),
            "tar" => Tar(("1", first), ("2", random)),
            _ => Gzip(random),
        };
        var summary = await ReadAsync(archive[..(archive.Length / 2)]);
        Assert.True(summary.IsPartial);
        Assert.Equal(kind switch { "zip" => [], "gz" => ["in!/in"], _ => (string[])["in!/1"] }, _reader.Names);
    }

    [Fact]
    public async Task A_wrong_checksum_is_told_and_what_there_is_is_read()
    {
        // Zip keeps the sum of a member twice: behind "PK\x01\x02" it is the one that counts.
        var archive = Zip(("1", "first"u8.ToArray()), ("2", "second"u8.ToArray()));
        archive[archive.AsSpan().IndexOf("PK\x01\x02"u8) + 16] ^= 1;
        var summary = await ReadAsync(archive);
        Assert.Equal("in!/1", Assert.Single(summary.Unread).Path);
        Assert.Contains("in!/2", _reader.Names);
        var compressed = Gzip("text"u8.ToArray());
        compressed[^6] ^= 1;
        Assert.True((await ReadAsync(compressed)).IsPartial);
    }

    [Fact]
    public async Task Encrypted_members_are_told()
    {
        using var folder = new TemporaryFolder();
        folder.Write("secret", "x");
        folder.Write("open", "y");
        Run(folder.Path, "zip", "--quiet", "--password", "p", "a.zip", "secret");
        Run(folder.Path, "zip", "--quiet", "a.zip", "open");
        var summary = await new FolderDocumentSource(Path.Combine(folder.Path, "a.zip")).ReadAsync(_reader);
        Assert.Equal(["a.zip!/open"], _reader.Names);
        Assert.Equal([new DocumentNote("a.zip!/secret", "is encrypted")], summary.Unread);
    }

    [Fact]
    public async Task Damage_anywhere_ends_nothing()
    {
        var random = new Random(4);
        byte[][] archives = [Zip(("1", "first"u8.ToArray()), ("2", "second"u8.ToArray())), Tar(("1", "first"u8.ToArray())), Gzip(Tar(("1", "first"u8.ToArray())))];
        for (var round = 0; round < 600; round++)
        {
            var archive = (byte[])archives[round % archives.Length].Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                archive[random.Next(archive.Length)] = (byte)random.Next(256);
            }

            await new StreamDocumentSource("in", () => new MemoryStream(archive)).ReadAsync(new CollectingReader());
        }
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] members)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }

    private static byte[] Tar(params (string Name, byte[] Content)[] members)
    {
        using var memory = new MemoryStream();
        using (var tar = new TarWriter(memory, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
            }
        }

        return memory.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return memory.ToArray();
    }

    private static void Run(string folder, string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private Task<DocumentSummary> ReadAsync(byte[] content) => new StreamDocumentSource("in", () => new MemoryStream(content)).ReadAsync(_reader);
}
