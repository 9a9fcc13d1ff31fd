using System.Text;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Tests.Files;

public sealed class FolderDocumentSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CollectingReader _reader = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_file_is_a_document_named_by_its_path()
    {
        for (var index = 0; index < 300; index++)
        {
            _folder.Write($"a/{index % 7}/f{index}", new string((char)('a' + (index % 26)), index + 1));
        }

        _folder.Write(".env", "secret");
        _folder.Write(".gitignore", ".env\n");
        var summary = await ReadAsync();
        Assert.Equal(302, _reader.Names.Distinct().Count());
        Assert.Equal("secret", _reader[".env"]);
        Assert.Equal(new string('z', 52), _reader["a/2/f51"]);
        Assert.Equal((302, (300 * 301 / 2) + 6 + 5), (summary.Documents, summary.Bytes));
        Assert.Equal((summary.Documents, summary.Bytes), _reader.Expected);
        Assert.False(summary.IsPartial);
        Assert.Empty(summary.Passed);
    }

    [Fact]
    public async Task One_file_is_a_source_too()
    {
        var path = _folder.Write("sub/a.txt", "text");
        var source = new FolderDocumentSource(path);
        Assert.False((await source.ReadAsync(_reader)).IsPartial);
        Assert.Equal("text", _reader["a.txt"]);
        Assert.Equal([new DocumentPlace("a.txt", "a.txt")], (await source.LocateAsync(["a.txt"])).Places);
    }

    [Fact]
    public async Task What_is_not_there_is_told()
    {
        var summary = await new FolderDocumentSource(Path.Combine(_folder.Path, "none")).ReadAsync(_reader);
        Assert.True(summary.IsPartial);
        Assert.Contains("does not exist", Assert.Single(summary.Unread).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_pipes_and_histories_are_passed_by()
    {
        _folder.Write("a", "x");
        _folder.Write("sub/.git/config", "x");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "link"), "a");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "round"), ".");
        using (var pipe = System.Diagnostics.Process.Start("mkfifo", Path.Combine(_folder.Path, "pipe")))
        {
            await pipe.WaitForExitAsync();
        }

        var summary = await ReadAsync();
        Assert.Equal(["a"], _reader.Names);
        Assert.Empty(summary.Unread);
        Assert.Equal([("link", 1), ("round", 1), ("sub/.git", 1)], summary.Passed.Select(note => (note.Path, note.Count)));
    }

    [Fact]
    public async Task What_begins_like_a_picture_or_a_program_is_left_out_and_counted()
    {
        byte[] png = [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];
        for (var index = 0; index < 40; index++)
        {
            _folder.Write($"pictures/{index}.txt", png);
            _folder.Write($"deep{index}/program", [0x7F, .. "ELF"u8, 2, 1, 1, 0]);
        }

        _folder.Write("woff.md", "wOFF is how a font begins, but a font has NULs");
        _folder.Write("data.bin", [1, 0, 2, 0, .. "text"u8]);
        _folder.Write("x.7z", [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, 0, 4]);
        var summary = await ReadAsync();
        Assert.Equal(["data.bin", "woff.md"], _reader.Names);
        Assert.Equal(40, summary.Passed.Single(note => note.Path == "pictures").Count);
        Assert.Equal(40, summary.Passed.Where(note => note.Reason == "is an executable").Sum(note => note.Count));
        Assert.Equal(21, summary.Passed.Count(note => note.Reason == "is an executable"));
        Assert.Equal("is a 7z archive, which is not opened", Assert.Single(summary.Unread).Reason);
    }

    [Fact]
    public async Task The_same_notes_are_kept_whoever_comes_first()
    {
        var random = new Random(3);
        var paths = Enumerable.Range(0, 100).Select(index => $"f{index:D3}").ToArray();
        for (var round = 0; round < 20; round++)
        {
            random.Shuffle(paths);
            var notes = new DocumentNotes(10);
            Array.ForEach(paths, path => notes.Add(path, "x", 2));
            Array.ForEach(paths, path => notes.Add(path, "x"));
            Assert.Equal([("", 270), .. Enumerable.Range(0, 10).Select(index => ($"f{index:D3}", 3))], notes.ToList().Select(note => (note.Path, (int)note.Count)));
        }

        await Task.CompletedTask;
    }

    [Fact]
    public async Task An_ignore_file_leaves_out_and_says_so()
    {
        _folder.Write(".nhiignore", "# rules\nvendor/\n*.log\n!keep.log\n");
        _folder.Write("vendor/a", "x");
        _folder.Write("a.log", "x");
        _folder.Write("keep.log", "x");
        _folder.Write("sub/.nhiignore", "!b.log\n");
        _folder.Write("sub/b.log", "x");
        var summary = await ReadAsync();
        Assert.Equal([".nhiignore", "keep.log", "sub/.nhiignore", "sub/b.log"], _reader.Names);
        Assert.Equal([(".nhiignore", "leaves out a file"), (".nhiignore", "leaves out a folder")], summary.Passed.Select(note => (note.Path, note.Reason)));
    }

    [Fact]
    public async Task What_may_not_be_read_is_told_and_the_rest_is_read()
    {
        _folder.Write("a", "x");
        var file = _folder.Write("closed", "x");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "folder"), UnixFileMode.None);
        File.SetUnixFileMode(file, UnixFileMode.None);
        var summary = await ReadAsync();
        Assert.Contains("a", _reader.Names);
        if (!string.Equals(Environment.UserName, "root", StringComparison.Ordinal))
        {
            Assert.Equal(["closed", "folder"], summary.Unread.Select(note => note.Path));
        }
    }

    [Fact]
    public async Task What_the_reader_cannot_read_is_told_and_what_it_does_wrong_is_thrown()
    {
        _folder.Write("a", "x");
        _folder.Write("b", "x");
        var summary = await new FolderDocumentSource(_folder.Path).ReadAsync(new FailingReader(new IOException("x"), "a"));
        Assert.Equal((1, "a"), (summary.Documents, Assert.Single(summary.Unread).Path));
        await Assert.ThrowsAsync<InvalidDataException>(() => new FolderDocumentSource(_folder.Path).ReadAsync(new FailingReader(new InvalidDataException("x"), "a")));
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new FolderDocumentSource(_folder.Path).ReadAsync(_reader, stop.Token));
    }

    [Fact]
    public void A_file_that_shrinks_breaks_off_and_one_that_grows_ends()
    {
        using var content = new DocumentStream(new MemoryStream("12345"u8.ToArray()), length: 9);
        Assert.Throws<DocumentBrokenException>(() => content.CopyTo(Stream.Null));
        using var grown = new DocumentStream(new MemoryStream("12345"u8.ToArray()), length: 3);
        using var kept = new MemoryStream();
        Assert.Equal(3, grown.Head().Length);
        grown.CopyTo(kept);
        Assert.Equal("123", Encoding.ASCII.GetString(kept.ToArray()));
    }

    [Fact]
    public async Task A_stream_is_one_document()
    {
        var source = new StreamDocumentSource("stdin", () => new MemoryStream("some text"u8.ToArray()));
        var summary = await source.ReadAsync(_reader);
        Assert.Equal("some text", _reader["stdin"]);
        Assert.Equal((1, 9, false), (summary.Documents, summary.Bytes, summary.IsPartial));
        summary = await new StreamDocumentSource("stdin", () => throw new IOException()).ReadAsync(_reader);
        Assert.True(summary.IsPartial);
    }

    private Task<DocumentSummary> ReadAsync() => new FolderDocumentSource(_folder.Path).ReadAsync(_reader);

    private sealed class FailingReader(Exception failure, string document) : IDocumentReader
    {
        public void Expect(long documents, long bytes)
        {
        }

        public bool Wants(string document) => true;

        public void Forget(string document)
        {
        }

        public void Read(string name, Stream content, CancellationToken cancellationToken)
        {
            if (name == document)
            {
                throw failure;
            }

            content.CopyTo(Stream.Null);
        }
    }
}
