using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Nhi.Governance.Repository.Api;

/// <summary>One line for a type or member, as one would declare it.</summary>
internal static class MemberLines
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static string Head(Type type)
    {
        var bases = Bases(type).Select(TypeNames.Of).ToArray();
        return $"{Shape(type)} {TypeNames.Of(type)}{(bases.Length == 0 ? "" : " : " + string.Join(", ", bases))}{Constraints(type.GetGenericArguments())}";
    }

    public static string? Of(MemberInfo member) => member switch
    {
        _ when member.Name.Contains('<', StringComparison.Ordinal) => null,

        // What a record is given: "record" says it.
        MethodInfo when member.IsDefined(typeof(CompilerGeneratedAttribute)) => null,
        ConstructorInfo constructor when IsShown(constructor) => $"{Access(constructor)}new({Parameters(constructor)})",
        MethodInfo method when IsShown(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            $"{Access(method)}{Modifiers(method)}{method.Name}{Arguments(method)}({Parameters(method)}) -> {Result(method)}{Constraints(method.GetGenericArguments())}",
        PropertyInfo property when Accessors(property) is { Length: > 0 } accessors => Property(property, accessors),
        FieldInfo { IsSpecialName: false } field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly =>
            $"{(field.IsPublic ? "" : "protected ")}{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{field.Name}{(field.IsLiteral ? " = " + Literal(field.GetRawConstantValue()) : "")} -> {TypeNames.Of(field.FieldType, Nullability.Create(field))}",
        EventInfo @event when IsShown(@event.AddMethod!) => $"event {@event.Name} -> {TypeNames.Of(@event.EventHandlerType!)}",
        _ => null,
    };

    private static string Shape(Type type)
    {
        var isRecord = IsRecord(type);
        var kind = type switch
        {
            { IsEnum: true } => Enum.GetUnderlyingType(type) == typeof(int) ? "enum" : $"enum({TypeNames.Of(Enum.GetUnderlyingType(type))})",
            { IsInterface: true } => "interface",
            { IsValueType: true } => $"{(type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}{(isRecord ? "record struct" : "struct")}",
            _ when type.IsSubclassOf(typeof(MulticastDelegate)) => "delegate",
            _ => isRecord ? "record" : "class",
        };
        return type switch
        {
            { IsClass: false } => kind,
            _ when type.IsSubclassOf(typeof(MulticastDelegate)) => kind,
            { IsAbstract: true, IsSealed: true } => "static " + kind,
            { IsAbstract: true } => "abstract " + kind,
            { IsSealed: true } => "sealed " + kind,
            _ => kind,
        };
    }

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);

    private static IEnumerable<Type> Bases(Type type)
    {
        if (type.IsEnum || type.IsSubclassOf(typeof(MulticastDelegate)))
        {
            return [];
        }

        var derived = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? [parent] : Array.Empty<Type>();
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        return derived.Concat(type.GetInterfaces().Where(face => face.IsVisible && !(IsRecord(type) && face == typeof(IEquatable<>).MakeGenericType(type))).Except(inherited).OrderBy(TypeNames.Of, StringComparer.Ordinal));
    }

    private static MethodInfo[] Accessors(PropertyInfo property) => [.. property.GetAccessors(nonPublic: true).Where(IsShown)];

    private static string Property(PropertyInfo property, MethodInfo[] accessors)
    {
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{Access(accessors[0])}{Modifiers(accessors[0])}{required}{name} {{ {string.Join(" ", accessors.Select(Accessor))} }} -> {TypeNames.Of(property.PropertyType, Nullability.Create(property))}";
    }

    private static string Accessor(MethodInfo accessor) =>
        accessor.ReturnType != typeof(void) ? "get;"
        : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init;" : "set;";

    private static bool IsShown(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        var of = method.IsStatic ? "static " : "";
        if (method.DeclaringType!.IsInterface)
        {
            return of + (method.IsAbstract ? method.IsStatic ? "abstract " : "" : method.IsStatic ? "" : "default ");
        }

        return of + (method.IsAbstract ? "abstract " : method.GetBaseDefinition() != method ? "override " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "");
    }

    private static string Result(MethodInfo method) => (method.ReturnType.IsByRef ? "ref " : "") + TypeNames.Of(method.ReturnType, Nullability.Create(method.ReturnParameter));

    private static string Arguments(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var collected = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        var passed = parameter switch { { ParameterType.IsByRef: false } => "", { IsOut: true } => "out ", { IsIn: true } => "in ", _ => "ref " };
        return $"{collected}{passed}{TypeNames.Of(parameter.ParameterType, Nullability.Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? " = " + Literal(parameter.RawDefaultValue) : "")}";
    }

    private static string Constraints(Type[] arguments) => string.Concat(arguments.Select(argument =>
    {
        var flags = argument.IsGenericParameter ? argument.GenericParameterAttributes : GenericParameterAttributes.None;
        var isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        string[] parts =
        [
            .. isStruct ? ["struct"] : flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : Array.Empty<string>(),
            .. argument.IsGenericParameter ? argument.GetGenericParameterConstraints().Where(constraint => constraint != typeof(ValueType)).Select(TypeNames.Of) : [],
            .. flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct ? ["new()"] : Array.Empty<string>(),
            .. flags.HasFlag(GenericParameterAttributes.AllowByRefLike) ? ["allows ref struct"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? "" : $" where {argument.Name} : {string.Join(", ", parts)}";
    }));

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
