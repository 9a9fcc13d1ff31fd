using System.Reflection;
using System.Text.RegularExpressions;

namespace Nhi.Governance.Views;

public sealed partial class IdentityViewTests
{
    private static readonly Type[] AllViews =
    [
        .. typeof(IdentityClass).Assembly.GetExportedTypes()
            .Where(type => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IIdentityView<>))),
    ];

    private static readonly FactKey[] AllKeys =
    [
        .. typeof(FactKey).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType.IsSubclassOf(typeof(FactKey)))
            .Select(property => (FactKey)property.GetValue(null)!),
    ];

    public static TheoryData<Type> Views => [.. AllViews];

    [Fact]
    public void Every_governed_class_has_exactly_one_view()
    {
        var expected = Enum.GetValues<IdentityClass>().Where(value => value != IdentityClass.Unknown).Select(value => value.ToString());
        Assert.Equal(string.Join('\n', expected.Order(StringComparer.Ordinal)), string.Join('\n', AllViews.Select(view => ClassOf(view).ToString()).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_is_named_after_its_class(Type view) => Assert.Equal($"{ClassOf(view)}View", view.Name);

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_gives_two_to_seven_fields_and_each_is_unknown_where_nobody_asked(Type view)
    {
        var fields = Fields(view);
        Assert.InRange(fields.Length, 2, 7);
        var empty = Over(view, FactSet.Empty);
        Assert.All(fields, field => Assert.Equal(FactState.Unknown, StateOf(field.GetValue(empty)!)));
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void Each_field_of_a_view_reads_a_fact_of_its_own(Type view)
    {
        var fields = Fields(view);
        var facts = new FactSetBuilder();
        foreach (var key in AllKeys)
        {
            facts.SetAbsent(key, "test");
        }

        var all = Over(view, facts.ToFactSet());
        Assert.All(fields, field => Assert.Equal(FactState.Absent, StateOf(field.GetValue(all)!)));

        var read = AllKeys.Select(key => fields.Count(field => StateOf(field.GetValue(Over(view, new FactSetBuilder().SetAbsent(key, "test").ToFactSet()))!) == FactState.Absent)).ToArray();
        Assert.DoesNotContain(read, count => count > 1);
        Assert.Equal(fields.Length, read.Sum());
    }

    [Fact]
    public void Every_fact_is_read_by_a_view_or_shared_by_all_classes()
    {
        string[] shared = ["access", "credential", "identity", "trust", "usage"];
        var views = AllViews.Select(view => (View: view, Fields: Fields(view))).ToArray();
        var lost = AllKeys
            .Where(key => !shared.Contains(key.Name.Split('.')[0], StringComparer.Ordinal))
            .Where(key => !views.Any(item => item.Fields.Any(field => StateOf(field.GetValue(Over(item.View, new FactSetBuilder().SetAbsent(key, "test").ToFactSet()))!) == FactState.Absent)));
        Assert.Empty(lost);
    }

    [Fact]
    public void Every_fact_has_a_name_of_its_own_dotted_and_lower_camel()
    {
        Assert.NotEmpty(AllKeys);
        Assert.All(AllKeys, key => Assert.Matches(DottedLowerCamel(), key.Name));
        Assert.Empty(AllKeys.GroupBy(key => key.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Every_fact_says_what_it_means() => Assert.All(AllKeys, key => Assert.NotEmpty(key.Meaning));

    [Fact]
    public void A_view_reads_the_identity_it_looks_at()
    {
        var facts = new FactSetBuilder().Set(WorkloadFacts.SpiffeId, "spiffe://acme.example/payments", "entry").SetAbsent(HostFacts.Domain, "cmdb").ToFactSet();
        Assert.Equal("spiffe://acme.example/payments", WorkloadView.Over(facts).SpiffeId.Value);
        Assert.True(HostView.Over(facts).Domain.IsAbsent);
        Assert.True(AiAgentView.Over(facts).Mission.IsUnknown);
    }

    [GeneratedRegex("^[a-z][a-zA-Z0-9]*\\.[a-z][a-zA-Z0-9]*$", RegexOptions.NonBacktracking)]
    private static partial Regex DottedLowerCamel();

    private static IdentityClass ClassOf(Type view) => (IdentityClass)view.GetProperty("Class", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private static object Over(Type view, FactSet facts) => view.GetMethod("Over", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [facts])!;

    private static PropertyInfo[] Fields(Type view) =>
        [.. view.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Fact<>))];

    private static FactState StateOf(object fact) => (FactState)fact.GetType().GetProperty("State")!.GetValue(fact)!;
}
