import { registerEnumType } from 'type-graphql';

export enum UnitLevel {
  NATIONAL = 'NATIONAL',
  PROVINCE = 'PROVINCE',
  DISTRICT = 'DISTRICT',
  COMMUNE = 'COMMUNE',
}

registerEnumType(UnitLevel, {
  name: 'UnitLevel',
  description: 'The level of a unit (cấp hành chính). An agency stands at the level of the territory that it serves.',
  valuesConfig: {
    NATIONAL: { description: 'The whole country (cả nước).' },
    PROVINCE: { description: 'Provinces and centrally-run cities (cấp tỉnh), and their departments.' },
    DISTRICT: { description: 'Districts (cấp huyện), until 30/6/2025, and their divisions.' },
    COMMUNE: { description: 'Communes, wards, townships and special zones (cấp xã).' },
  },
});

export enum UnitKind {
  COUNTRY = 'COUNTRY',
  CENTRAL_CITY = 'CENTRAL_CITY',
  PROVINCE = 'PROVINCE',
  URBAN_DISTRICT = 'URBAN_DISTRICT',
  RURAL_DISTRICT = 'RURAL_DISTRICT',
  TOWN = 'TOWN',
  PROVINCIAL_CITY = 'PROVINCIAL_CITY',
  MUNICIPAL_CITY = 'MUNICIPAL_CITY',
  WARD = 'WARD',
  RURAL_COMMUNE = 'RURAL_COMMUNE',
  TOWNSHIP = 'TOWNSHIP',
  SPECIAL_ZONE = 'SPECIAL_ZONE',
  DEPARTMENT = 'DEPARTMENT',
  DIVISION = 'DIVISION',
  ONE_STOP_CENTRE = 'ONE_STOP_CENTRE',
  COUNCIL = 'COUNCIL',
  COUNCIL_COMMITTEE = 'COUNCIL_COMMITTEE',
  OFFICE = 'OFFICE',
}

registerEnumType(UnitKind, {
  name: 'UnitKind',
  description: 'What a unit is (loại đơn vị): a territory, which stands for its People’s Committee, or an agency.',
  valuesConfig: {
    COUNTRY: { description: 'The country (quốc gia).' },
    CENTRAL_CITY: { description: 'Centrally-run city (thành phố trực thuộc trung ương).' },
    PROVINCE: { description: 'Province (tỉnh).' },
    URBAN_DISTRICT: { description: 'Urban district (quận).' },
    RURAL_DISTRICT: { description: 'Rural district (huyện).' },
    TOWN: { description: 'Town at district level (thị xã).' },
    PROVINCIAL_CITY: { description: 'City within a province (thành phố thuộc tỉnh).' },
    MUNICIPAL_CITY: { description: 'City within a centrally-run city (thành phố thuộc thành phố trực thuộc trung ương).' },
    WARD: { description: 'Ward (phường).' },
    RURAL_COMMUNE: { description: 'Rural commune (xã).' },
    TOWNSHIP: { description: 'Township (thị trấn).' },
    SPECIAL_ZONE: { description: 'Special zone (đặc khu), since 1/7/2025.' },
    DEPARTMENT: { description: 'Provincial department (sở).' },
    DIVISION: { description: 'Division of a district (phòng, ban).' },
    ONE_STOP_CENTRE: { description: 'One-stop desk or public administration centre (bộ phận một cửa, trung tâm phục vụ hành chính công).' },
    COUNCIL: { description: 'People’s Council (Hội đồng nhân dân).' },
    COUNCIL_COMMITTEE: { description: 'Committee of a People’s Council (ban của HĐND).' },
    OFFICE: { description: 'Office of a committee or council (văn phòng).' },
  },
});

export enum SuccessionKind {
  FULL = 'FULL',
  PARTIAL = 'PARTIAL',
  RENAME = 'RENAME',
  RETYPE = 'RETYPE',
  REPARENT = 'REPARENT',
}

registerEnumType(SuccessionKind, {
  name: 'SuccessionKind',
  description: 'How one unit follows another (quan hệ kế thừa).',
  valuesConfig: {
    FULL: { description: 'The whole predecessor went into the successor (nhập toàn bộ): figures carry over exactly.' },
    PARTIAL: { description: 'A part of the predecessor went into the successor (nhập một phần): carried figures are estimates.' },
    RENAME: { description: 'The same unit under a new name (đổi tên).' },
    RETYPE: { description: 'The same unit, of another kind (đổi loại hình).' },
    REPARENT: { description: 'The same unit under another parent (chuyển cấp trên trực tiếp).' },
  },
});
