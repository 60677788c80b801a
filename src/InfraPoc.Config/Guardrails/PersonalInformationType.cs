using System.Text.Json.Serialization;

namespace InfraPoc.Config;

/// <summary>A kind of personal or confidential information that a guardrail looks for.</summary>
public enum PersonalInformationType
{
    /// <summary>Name of a person.</summary>
    [JsonStringEnumMemberName("name")]
    Name,

    /// <summary>Postal address.</summary>
    [JsonStringEnumMemberName("address")]
    Address,

    /// <summary>E-mail address.</summary>
    [JsonStringEnumMemberName("email")]
    Email,

    /// <summary>Telephone number.</summary>
    [JsonStringEnumMemberName("phone")]
    Phone,

    /// <summary>Credit or debit card number.</summary>
    [JsonStringEnumMemberName("credit-card")]
    CreditCard,

    /// <summary>Password.</summary>
    [JsonStringEnumMemberName("password")]
    Password,

    /// <summary>AWS access key or secret key.</summary>
    [JsonStringEnumMemberName("aws-key")]
    AwsKey,

    /// <summary>Japanese individual number (マイナンバー).</summary>
    [JsonStringEnumMemberName("my-number")]
    MyNumber,

    /// <summary>Japanese corporate number (法人番号).</summary>
    [JsonStringEnumMemberName("corporate-number")]
    CorporateNumber,

    /// <summary>Japanese driving licence number (運転免許証番号).</summary>
    [JsonStringEnumMemberName("driving-licence")]
    DrivingLicence,

    /// <summary>Japanese passport number (旅券番号).</summary>
    [JsonStringEnumMemberName("passport")]
    Passport,

    /// <summary>Japanese bank account (口座番号).</summary>
    [JsonStringEnumMemberName("bank-account")]
    BankAccount,
}
