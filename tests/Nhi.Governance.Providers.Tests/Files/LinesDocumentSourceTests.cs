using System.Text;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Tests.Files;

public sealed class LinesDocumentSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CollectingReader _reader = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_field_of_a_line_is_a_document_named_by_its_id_or_its_line()
    {
        var summary = await ReadAsync("t.jsonl", "{\"id\":7,\"body\":\"a\\nb \\u00fc \\\"q\\\"\",\"other\":\"no\"}\n\n{\"body\":\"second\"}\r\n{\"id\":\"X-1\",\"body\":\"last\"}", "body");
        Assert.Equal(["t.jsonl:3", "t.jsonl:7", "t.jsonl:X-1"], _reader.Names);
        Assert.Equal(("a\nb ü \"q\"", "second", "last"), (_reader["t.jsonl:7"], _reader["t.jsonl:3"], _reader["t.jsonl:X-1"]));
        Assert.Equal((3, false), (summary.Documents, summary.IsPartial));
    }

    [Fact]
    public async Task Several_fields_and_ways_through_objects_and_lists_are_read()
    {
        await ReadAsync("t.jsonl", """{"id":1,"title":"t","a.b":"dotted","a":{"b":"not this"},"comments":[{"body":"c0"},{"x":1},{"body":"c2"}],"raw":{"k":[1]},"none":null,"n":12}""",
            "title", "a.b", "comments.body", "raw", "none", "n");
        Assert.Equal(["t.jsonl:1:a.b", "t.jsonl:1:comments.body[0]", "t.jsonl:1:comments.body[2]", "t.jsonl:1:n", "t.jsonl:1:raw", "t.jsonl:1:title"], _reader.Names);
        Assert.Equal(("dotted", "c2", "{\"k\":[1]}", "12"), (_reader["t.jsonl:1:a.b"], _reader["t.jsonl:1:comments.body[2]"], _reader["t.jsonl:1:raw"], _reader["t.jsonl:1:n"]));
    }

    [Fact]
    public async Task What_is_no_record_is_told_with_its_line_and_the_rest_goes_on()
    {
        var deep = new string('[', 100) + new string(']', 100);
        var summary = await ReadAsync("t.jsonl", "{\"b\":\"1\"}\nnothing\n{\"b\":\"3\"\n[1]\n{\"b\":" + deep + "}\n{\"b\":\"6\"}\n", "b");
        Assert.Equal(["t.jsonl:1", "t.jsonl:6"], _reader.Names);
        Assert.Equal(["t.jsonl:2", "t.jsonl:3", "t.jsonl:4", "t.jsonl:5"], summary.Unread.Select(note => note.Path));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(300_000)]
    [InlineData(400_001)]
    public async Task A_line_that_is_too_long_is_told_and_passed_over(int more)
    {
        var source = new LinesDocumentSource(_folder.Write("t.jsonl", $"{{\"b\":\"{new string('x', 200_000 + more)}\"}}\n{{\"b\":\"2\"}}\n{{\"b\":\"{new string('y', 190_000)}\"}}"), ["b"]) { MaxRecord = 200_000 };
        var summary = await source.ReadAsync(_reader);
        Assert.Equal(["t.jsonl:2", "t.jsonl:3"], _reader.Names);
        Assert.Equal("t.jsonl:1", Assert.Single(summary.Unread).Path);
        source = new LinesDocumentSource(_folder.Write("u.jsonl", $"{{\"b\":\"2\"}}\n{{\"b\":\"{new string('x', 200_000 + more)}\"}}"), ["b"]) { MaxRecord = 200_000 };
        Assert.Equal("u.jsonl:2", Assert.Single((await source.ReadAsync(_reader)).Unread).Path);
    }

    [Fact]
    public async Task Other_encodings_are_read_as_far_as_they_go()
    {
        await ReadAsync("bom.jsonl", "\uFEFF{\"id\":\"1\",\"b\":\"ü\"}", "b");
        Assert.Equal("ü", _reader["bom.jsonl:1"]);
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var path = _folder.Write($"{encoding.CodePage}.jsonl", [.. encoding.GetPreamble(), .. encoding.GetBytes("{\"id\":\"1\",\"b\":\"ü\"}\r\n{\"b\":\"2\"}")]);
            Assert.False((await new LinesDocumentSource(path, ["b"]).ReadAsync(_reader)).IsPartial);
            Assert.Equal(("ü", "2"), (_reader[$"{encoding.CodePage}.jsonl:1"], _reader[$"{encoding.CodePage}.jsonl:2"]));
        }

        var latin = _folder.Write("latin.jsonl", [.. "{\"b\":\"key"u8, 0xFC, .. "\"}\n{\"b\":\"\\ud800 half\"}\n{\"b\":\"whole\"}"u8]);
        var summary = await new LinesDocumentSource(latin, ["b"]).ReadAsync(_reader);
        Assert.Equal([.. "key"u8, 0xFC], _reader.Bytes("latin.jsonl:1"));
        Assert.Equal(("\\ud800 half", "whole"), (_reader["latin.jsonl:2"], _reader["latin.jsonl:3"]));
        Assert.Equal(["latin.jsonl:1", "latin.jsonl:2"], summary.Unread.Select(note => note.Path));
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task Columns_of_a_table_are_read(char separator)
    {
        var summary = await ReadAsync("t.csv", "Id,Title,Body\n1,one,\"a \"\"b\"\"\nsecond line\"\n,two,x\n3,three\n".Replace(',', separator), "body", "Title");
        Assert.Equal(["t.csv:1:Title", "t.csv:1:body", "t.csv:3:Title", "t.csv:4:Title", "t.csv:4:body"], _reader.Names);
        Assert.Equal(("a \"b\"\nsecond line", "x"), (_reader["t.csv:1:body"], _reader["t.csv:4:body"]));
        Assert.False(summary.IsPartial);
    }

    [Fact]
    public async Task Damaged_rows_are_told()
    {
        var summary = await ReadAsync("t.csv", "id,body\n1,a\"b\n2,\"x\" y\n3,c\n", "body");
        Assert.Contains("t.csv:3", _reader.Names);
        Assert.Contains(summary.Unread, note => note.Path == "t.csv:3");
        var source = new LinesDocumentSource(_folder.Write("long.csv", $"id,body\n1,a\n2,\"{new string('x', 3_000_000)}\n"), ["body"]) { MaxRecord = 500_000 };
        summary = await source.ReadAsync(_reader);
        Assert.Contains("long.csv:1", _reader.Names);
        Assert.True(summary.IsPartial);
    }

    [Fact]
    public async Task A_field_that_no_record_has_and_a_file_that_is_not_there_are_told()
    {
        Assert.Contains("field bdoy", Assert.Single((await ReadAsync("t.jsonl", "{\"body\":\"x\"}", "body", "bdoy")).Unread).Reason, StringComparison.Ordinal);
        Assert.Contains("field bdoy", Assert.Single((await ReadAsync("t.csv", "body\nx\n", "bdoy")).Unread).Reason, StringComparison.Ordinal);
        Assert.Contains("gone", Assert.Single((await new LinesDocumentSource(Path.Combine(_folder.Path, "none"), ["b"]).ReadAsync(_reader)).Unread).Reason, StringComparison.Ordinal);
        Assert.False((await ReadAsync("empty.jsonl", string.Empty, "b")).IsPartial);
        Assert.Throws<ArgumentException>(() => new LinesDocumentSource("x", []));
    }

    private Task<DocumentSummary> ReadAsync(string name, string text, params string[] fields) => new LinesDocumentSource(_folder.Write(name, text), fields).ReadAsync(_reader);
}
