import KobanLaw

// The tables and orders of the bundled data by name, for tests that speak of one of them.
extension TableName {
    /// 別表第一 of 番号法 (the use of the number), from which 別表 took over.
    public static let firstTable = TableName(rawValue: "別表第一")
    /// 別表第二 of 番号法 (the exchange of information), from which 第二条の表 took over.
    public static let secondTable = TableName(rawValue: "別表第二")
    /// 別表 of 番号法 (the use of the number).
    public static let unifiedTable = TableName(rawValue: "別表")
    /// 第二条の表 of `LawID.provisionOrder` (the exchange of information).
    public static let provisionTable = TableName(rawValue: "第二条の表")
}

extension LawID {
    /// 別表の主務省令, until 2024-05-26 別表第一の主務省令 (平成26年内閣府・総務省令第5号).
    public static let useOrder = LawID(rawValue: "426M6000000A005")
    /// 別表第二の主務省令 (平成26年内閣府・総務省令第7号), repealed on 2024-05-27.
    public static let formerProvisionOrder = LawID(rawValue: "426M6000000A007")
    /// 利用特定個人情報の提供に関する命令 (令和6年デジタル庁・総務省令第9号).
    public static let provisionOrder = LawID(rawValue: "506M60004008009")
    /// 準法定事務を定める命令 (令和6年デジタル庁・総務省令第8号).
    public static let quasiStatutoryOrder = LawID(rawValue: "506M60004008008")
}
