namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>How the name of a member becomes its name in JSON; the values are those of <c>JsonKnownNamingPolicy</c>.</summary>
internal enum JsonNaming
{
    AsWritten = 0,
    CamelCase = 1,
    SnakeCaseLower = 2,
    SnakeCaseUpper = 3,
    KebabCaseLower = 4,
    KebabCaseUpper = 5,
}
