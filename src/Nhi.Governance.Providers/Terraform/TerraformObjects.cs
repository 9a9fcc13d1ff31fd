using System.Globalization;
using System.Text.Json;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Secrets;

namespace Nhi.Governance.Providers.Terraform;

/// <summary>Every object of a state with its place: instances of resources, replaced ones among them, in whatever module they are.</summary>
internal static class TerraformObjects
{
    /// <summary>Whether it is a state, as <c>show -json</c> prints it or as it is kept; a plan, which holds one as well, is none.</summary>
    public static bool IsState(JsonElement root) =>
        (root.Text("format_version") is not null && root.Member("values")?.Member("root_module") is not null && root.Member("planned_values") is null && root.Member("resource_changes") is null)
        || IsKept(root);

    /// <summary>Why a state cannot be read, or <see langword="null"/>.</summary>
    public static string? WhyUnreadable(JsonElement root) => IsKept(root)
        ? root.Member("version") is { } version && version.TryGetInt32(out var number) && number == 4 ? null : "is a state file of another version than 4: terraform show -json prints what can be read"
        : root.Text("format_version")?.Split('.')[0] is "0" or "1" ? null : "is a state in a newer format than 1, which nobody here knows";

    /// <summary>All objects; of what is none, why.</summary>
    public static IEnumerable<(string Place, TerraformResource? Resource, string Why)> Of(JsonElement root) =>
        IsKept(root) ? Kept(root) : Module(root.Member("values")!.Value.Member("root_module")!.Value, "$.values.root_module");

    /// <summary>Outputs that keep a secret.</summary>
    public static IEnumerable<string> SecretOutputs(JsonElement root) =>
        ((IsKept(root) ? root : root.Member("values")!.Value).Member("outputs") ?? default).Members()
            .Where(output => output.Value.Member("sensitive") is { ValueKind: JsonValueKind.True } && TerraformResource.Holds(output.Value.Member("value")) && !SecretScanner.IsIn(output.Name))
            .Select(output => $"output.{output.Name}");

    private static bool IsKept(JsonElement root) => root.Member("version") is { ValueKind: JsonValueKind.Number } && root.Text("terraform_version") is not null && root.Text("lineage") is not null;

    private static IEnumerable<(string Place, TerraformResource? Resource, string Why)> Module(JsonElement module, string place)
    {
        if (module.ValueKind != JsonValueKind.Object)
        {
            return [(place, null, "the module is no object")];
        }

        return Items(module, "resources", place).Select(item => Shown(item.Item, item.Place))
            .Concat(Items(module, "child_modules", place).SelectMany(item => Module(item.Item, item.Place)));
    }

    private static (string Place, TerraformResource? Resource, string Why) Shown(JsonElement item, string place)
    {
        if (item.Text("address") is not { Length: > 0 } address || Identify(item) is not { } type)
        {
            return Nameless(place);
        }

        var values = item.Member("values") ?? default;
        var marked = (item.Member("sensitive_values") ?? default).Members().Where(mark => TerraformResource.IsMarked(mark.Value, values.Member(mark.Name))).Select(mark => mark.Name);
        return (place, new TerraformResource(Named(address, item.Text("deposed_key")), type, IsManaged(item), values, marked), string.Empty);
    }

    private static IEnumerable<(string Place, TerraformResource? Resource, string Why)> Kept(JsonElement root) => Items(root, "resources", "$").SelectMany(item =>
    {
        if (Identify(item.Item) is not { } type || item.Item.Text("name") is not { Length: > 0 } name || item.Item.Member("instances") is not { ValueKind: JsonValueKind.Array })
        {
            return [Nameless(item.Place)];
        }

        var module = item.Item.Text("module") is { Length: > 0 } path ? $"{path}." : string.Empty;
        var address = $"{module}{(IsManaged(item.Item) ? string.Empty : "data.")}{type}.{name}";
        return Items(item.Item, "instances", item.Place).Select(instance => Instance(instance.Item, address, type, IsManaged(item.Item), instance.Place));
    });

    private static (string Place, TerraformResource? Resource, string Why) Instance(JsonElement item, string address, string type, bool isManaged, string place)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return Nameless(place);
        }

        var index = item.Member("index_key") switch
        {
            { ValueKind: JsonValueKind.Number } number => $"[{number.GetRawText()}]",
            { ValueKind: JsonValueKind.String } => $"[\"{item.Text("index_key")}\"]",
            _ => string.Empty,
        };
        var values = item.Member("attributes") ?? default;

        // A path of steps; the first names the attribute.
        var marked = item.Items("sensitive_attributes").Where(path => path.ValueKind == JsonValueKind.Array).Select(path => path.EnumerateArray().FirstOrDefault().Text("value")).OfType<string>()
            .Where(name => TerraformResource.Holds(values.Member(name)));
        return (place, new TerraformResource(Named(address + index, item.Text("deposed")), type, isManaged, values, marked), string.Empty);
    }

    private static IEnumerable<(JsonElement Item, string Place)> Items(JsonElement parent, string name, string place) => parent.Member(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select((item, index) => (item, string.Create(CultureInfo.InvariantCulture, $"{place}.{name}[{index}]"))),

        // What is no list is one thing that cannot be read.
        { } other => [(other, $"{place}.{name}")],
    };

    private static string? Identify(JsonElement item) => item.Text("mode") is "managed" or "data" && item.Text("type") is { Length: > 0 } type ? type : null;

    private static bool IsManaged(JsonElement item) => item.Text("mode") is "managed";

    private static string Named(string address, string? deposed) => deposed is null ? address : $"{address} (deposed {deposed})";

    private static (string Place, TerraformResource? Resource, string Why) Nameless(string place) => (place, null, "is no resource: it has no type, mode, address or instances");
}
